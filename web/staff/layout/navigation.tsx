import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useNavBadges } from '../nav-badges.js';
import { PAGES, type StaffPage } from '../pages.js';
import { Dialog } from '../parts/dialog.js';
import { Icon } from '../parts/icon.js';
import { Link, useAppLocation } from '../router/location.js';
import { matchPath } from '../router/path.js';
import { useTexts } from '../texts/texts.js';

/** Pages in the bar of a phone; the others are behind "more". */
const IN_BAR = 4;

/** Whether a path below a page belongs to a page of the navigation by itself, such as `/policy/tasks`. */
const isOtherPage = (page: StaffPage, path: string) =>
  PAGES.some((other) => other !== page && other.nav !== undefined && matchPath(other.path, path) !== undefined);

type Item = StaffPage & { readonly nav: NonNullable<StaffPage['nav']> };

/** The pages of a role: at the side of a wide screen, at the bottom of a phone. */
export function Navigation({ pages }: { readonly pages: readonly StaffPage[] }): JSX.Element {
  const { t } = useTexts();
  const [more, setMore] = useState(false);
  const items = pages.filter((page): page is Item => page.nav !== undefined);
  const inBar = items.length > IN_BAR + 1 ? IN_BAR : items.length;
  return (
    <nav class="navigation" aria-label={t('layout.navigation')}>
      <ul>
        {items.map((page, index) => (
          <li key={page.path} class={index >= inBar ? 'beyond' : undefined}>
            <NavLink page={page} />
          </li>
        ))}
        {inBar < items.length && (
          <li class="more">
            <button type="button" class="nav-link" aria-haspopup="dialog" onClick={() => setMore(true)}>
              <Icon name="menu" />
              <span>{t('layout.more')}</span>
            </button>
          </li>
        )}
      </ul>
      {more && (
        <Dialog title={t('layout.more')} onClose={() => setMore(false)}>
          <ul class="more-list">
            {items.slice(inBar).map((page) => (
              <li key={page.path}>
                <NavLink page={page} onOpen={() => setMore(false)} />
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </nav>
  );
}

function NavLink({ page, onOpen }: { readonly page: Item; readonly onOpen?: () => void }): JSX.Element {
  const { t } = useTexts();
  const { path } = useAppLocation();
  const count = useNavBadges().get(page.path) ?? 0;
  const here = path === page.path || (path.startsWith(`${page.path}/`) && !isOtherPage(page, path));
  return (
    <Link to={page.path} class="nav-link" aria-current={here ? 'page' : undefined} onClick={() => onOpen?.()}>
      <Icon name={page.nav.icon} />
      <span>{t(page.nav.label)}</span>
      {count > 0 && <span class="nav-count">{count}</span>}
    </Link>
  );
}
