import { z } from 'zod';
import { errorAnswer, seriesAnswer, tableAnswer } from '../figures/answer-schema.js';
import { PRIVACY_NOTE } from '../figures/definitions.js';
import { seriesQuery, tableQuery } from '../figures/dimensions.js';
import { SCHEME_VERSION } from './scheme.js';

/** The description of the public API: OpenAPI 3.1, made from the schemas that check its queries. */
export function openApi(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wegwijzer: figures of help questions',
      version: SCHEME_VERSION,
      description: ['Published counts of help questions of newcomers.', ...PRIVACY_NOTE].join('\n\n'),
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api/figures/v1' }],
    security: [{ key: [] }],
    paths: {
      '/table': { get: operation('Counts and rates of one period', tableQuery, tableAnswer) },
      '/series': { get: operation('Counts period after period', seriesQuery, seriesAnswer) },
    },
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  };
}

function operation(summary: string, query: z.ZodObject, answer: z.ZodObject) {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return {
    summary,
    parameters: Object.entries(properties).map(([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema,
    })),
    responses: {
      200: content('The figures', answer),
      400: content('The query is wrong, or too fine', errorAnswer),
      401: content('The key is missing or was revoked', errorAnswer),
      403: content('The key is for another municipality', errorAnswer),
      429: content('Too many calls: at most 120 a minute', errorAnswer),
    },
  };
}

function content(description: string, schema: z.ZodObject) {
  const { $schema, ...plain } = z.toJSONSchema(schema, { io: 'input' });
  return { description, content: { 'application/json': { schema: plain } } };
}
