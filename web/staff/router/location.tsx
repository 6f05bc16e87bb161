import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { addressOf, pathInApp } from './path.js';

/** Where the app is: path inside the app and query. */
export interface AppLocation {
  readonly path: string;
  readonly query: URLSearchParams;
}

const LocationContext = createContext<AppLocation>({ path: '/', query: new URLSearchParams() });

/** Goes to another page of the app; `replace` leaves no step for the back button. */
export function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', addressOf(to));
  dispatchEvent(new Event('app-navigated'));
}

/** Follows the address; the back button works because addresses are in the browser's history. */
export function LocationProvider(props: { readonly children: ComponentChildren }): JSX.Element {
  const [address, setAddress] = useState(() => location.pathname + location.search);
  useEffect(() => {
    const follow = () => setAddress(location.pathname + location.search);
    const names = ['popstate', 'app-navigated'];
    for (const name of names) addEventListener(name, follow);
    return () => {
      for (const name of names) removeEventListener(name, follow);
    };
  }, []);
  const value = useMemo(() => {
    const [pathname = '/', search = ''] = address.split('?');
    return { path: pathInApp(pathname), query: new URLSearchParams(search) };
  }, [address]);
  return <LocationContext.Provider value={value}>{props.children}</LocationContext.Provider>;
}

export const useAppLocation = (): AppLocation => useContext(LocationContext);

type LinkProps = Omit<JSX.IntrinsicElements['a'], 'href'> & { readonly to: string };

/** A link to a page of the app; a new tab, a copied address and the back button work as with any link. */
export function Link({ to, onClick, ...rest }: LinkProps): JSX.Element {
  return (
    <a
      {...(rest as Record<string, unknown>)}
      href={addressOf(to)}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || event.button !== 0) return;
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        navigate(to);
      }}
    />
  );
}
