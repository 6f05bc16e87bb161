import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { StaffPage } from '../pages.js';
import { useAppLocation } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { Navigation } from './navigation.js';
import { TopBar } from './top-bar.js';

/** The frame of every page: skip link, top, navigation, the page itself. */
export function Layout(props: {
  readonly pages: readonly StaffPage[];
  readonly children: ComponentChildren;
}): JSX.Element {
  const { t } = useTexts();
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  return (
    <div class="frame">
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {t('layout.skip')}
      </button>
      <TopBar />
      <Navigation pages={props.pages} />
      <main ref={main} tabIndex={-1}>
        {props.children}
      </main>
    </div>
  );
}

/** After a link was followed the focus starts at the new page, unless the page took it itself. */
function useFocusOnNewPage(main: { readonly current: HTMLElement | null }) {
  const { path } = useAppLocation();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    scrollTo(0, 0);
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [path]);
}
