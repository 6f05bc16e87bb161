import type { JSX } from 'preact';
import { PAGES } from '../pages.js';
import { Link, useAppLocation } from '../router/location.js';
import { useAccount } from '../session/session-provider.js';
import { useTexts } from '../texts/texts.js';

const BESIDE = [
  { path: '/policy', label: 'policy.overview.nav' },
  { path: '/policy/compare', label: 'policy.compare.nav' },
  { path: '/policy/unanswered', label: 'policy.unanswered.nav' },
  { path: '/policy/not-helped', label: 'policy.notHelped.nav' },
  { path: '/policy/definitions', label: 'policy.definitions.nav' },
] as const;

/** The pages about figures, beside each other; period and filters go along. */
export function SubNavigation({ query = '' }: { readonly query?: string | undefined }): JSX.Element {
  const { t } = useTexts();
  const { path } = useAppLocation();
  const { role } = useAccount();
  const shown = BESIDE.filter((page) =>
    PAGES.some(({ path: own, roles }) => own === page.path && roles.includes(role)),
  );
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
