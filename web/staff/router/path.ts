/** Values of the `:names` in a page's path. */
export type PathParams = Readonly<Record<string, string>>;

/** Where the staff app lives. */
export const BASE = '/staff';

/**
 * Compares a path with a pattern: `/accounts/:id` takes one part, `/policy/*` takes the rest as `rest`.
 *
 * @returns the values, or undefined when it does not fit
 */
export function matchPath(pattern: string, path: string): PathParams | undefined {
  const wanted = parts(pattern);
  const given = parts(path);
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part === '*') return { ...params, rest: given.slice(index).join('/') };
    const value = given[index];
    if (value === undefined) return undefined;
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return given.length === wanted.length ? params : undefined;
}

/** The path inside the app of an address: `/staff/register/` is `/register`. */
export function pathInApp(pathname: string): string {
  const inside = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname;
  return `/${parts(inside)
    .map((part) => encodeURIComponent(part))
    .join('/')}`;
}

/** The address of a path inside the app, with its query when there is one: `/day?x=1` is `/staff/day?x=1`. */
export function addressOf(path: string): string {
  return `${BASE}${path.startsWith('/') ? path : `/${path}`}`;
}

function parts(path: string): string[] {
  return path.split('/').filter(Boolean).map(decode);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
