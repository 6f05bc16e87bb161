/** Small things kept on this device: the language of the app, the last language of a question, who is signed in. */
const PREFIX = 'wegwijzer-staff-';

/** A choice kept earlier; undefined when there is none or the browser keeps nothing. */
export function readKept(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice; undefined forgets it. */
export function writeKept(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // a browser that keeps nothing: the choice holds until the page is closed
  }
}
