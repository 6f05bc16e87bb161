import { z } from 'zod';
import { levelOf } from '../questions/calendar.js';
import type { Figures } from '../questions/figures/figures.js';
import { readReport, reportHtml } from '../questions/report/report.js';
import { STYLE_HASH } from '../questions/report/style.js';
import { Thresholds } from '../questions/signals/thresholds.js';
import { type FiguresParts, figureRoute, namesOf, READERS, within } from './figures-parts.js';
import { parse, type StaffRoute } from './route.js';

const query = z.object({
  quarter: z.string().refine((text) => levelOf(text) === 'quarter', 'write a quarter as 2026Q4'),
  municipality: z.string().max(64).optional(),
  source: z.enum(['own', 'import', 'demo']).optional(),
});

/** The quarter report as a page to print. */
export function reportRoutes(parts: FiguresParts, figures: Figures): StaffRoute[] {
  const thresholds = new Thresholds(parts.figuresStore.database);
  return [
    figureRoute('get', '/figures/report', READERS, async ({ account, query: asked, http }, response) => {
      const { quarter, municipality, source } = parse(query, asked);
      const filters = { ...(municipality ? { municipality } : {}), ...(source ? { source } : {}) };
      within(account, filters, []);
      const known = await thresholds.list({ municipality: municipality ?? account.municipality });
      const html = reportHtml(await readReport(figures, quarter, filters, known), namesOf(parts));
      const detail = `report ${quarter} ${municipality ?? 'region'}`;
      await parts.audit.record({ what: 'export', account: account.id, detail, address: http.ip });
      response.set('Content-Security-Policy', `default-src 'none'; style-src ${STYLE_HASH}; frame-ancestors 'self'`);
      response.type('html').send(html);
    }),
  ];
}
