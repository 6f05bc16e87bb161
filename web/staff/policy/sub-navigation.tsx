import type { JSX } from 'preact';
import { Link, useAppLocation } from '../router/location.js';
import { useAccount } from '../session/session-provider.js';
import { useTexts } from '../texts/texts.js';
import { FIGURE_PAGES } from './figure-pages.js';

/** The pages about figures, beside each other; period and filters go along. */
export function SubNavigation({ query = '' }: { readonly query?: string | undefined }): JSX.Element {
  const { t } = useTexts();
  const { path } = useAppLocation();
  const { role } = useAccount();
  const shown = FIGURE_PAGES.filter(({ roles }) => roles.includes(role));
  return (
    <nav class="sub-navigation" aria-label={t('policy.nav')}>
      <ul>
        {shown.map((page) => (
          <li key={page.path}>
            <Link
              to={query === '' ? page.path : `${page.path}?${query}`}
              aria-current={path === page.path ? 'page' : undefined}
            >
              {t(page.label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
