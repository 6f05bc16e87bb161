import type { Role } from '../session/session.js';
import type { TextKey } from '../texts/texts.js';

interface FigurePage {
  readonly path: string;
  readonly label: TextKey;
  readonly roles: readonly Role[];
}

/** The pages about figures, as they stand beside each other, and who may open them. */
export const FIGURE_PAGES: readonly FigurePage[] = [
  { path: '/policy', label: 'policy.overview.nav', roles: ['policy', 'admin'] },
  { path: '/policy/compare', label: 'policy.compare.nav', roles: ['policy', 'admin'] },
  { path: '/policy/unanswered', label: 'policy.unanswered.nav', roles: ['policy', 'editor', 'admin'] },
  { path: '/policy/not-helped', label: 'policy.notHelped.nav', roles: ['policy', 'admin'] },
  { path: '/policy/definitions', label: 'policy.definitions.nav', roles: ['bridge', 'policy', 'editor', 'admin'] },
];

/** Who may open a page about figures. */
export function rolesOf(path: string): readonly Role[] {
  return FIGURE_PAGES.find((page) => page.path === path)?.roles ?? [];
}
