/** How this page is used: read once from its address. */
export interface Page {
  /** The place of a kiosk, `/kiosk/<place>`; undefined on a person's own phone or computer. */
  readonly place: string | undefined;
  /** Opened as `/privacy`. */
  readonly privacy: boolean;
  /** The language a link or a website asks for, `?language=`; not on a kiosk, where everybody chooses anew. */
  readonly language: string | undefined;
  /** The entry a referral slip or a website leads to, `?entry=<theme>/<name>`; asked once, see `entry-link.ts`. */
  readonly entry: string | undefined;
  /** In a frame on another website, put there by `embed.js`. */
  readonly embedded: boolean;
  /** Seconds without touch before the kiosk asks whether somebody is there. */
  readonly idle: number;
  /** Seconds of count-down after that. */
  readonly countdown: number;
}

/** Issue "Kiosk, first form": after 60 s without touch a 15 s count-down. */
const IDLE = 60;
const COUNTDOWN = 15;
/** Nobody may switch the clearing off by an address. */
const LONGEST = 600;

/** Our codes of languages; whether there is such a language the server says. */
const LANGUAGE = /^[a-z]{2,3}$/;

/** The ids of entries as the assistant takes them; whether there is such an entry the server says. */
const ENTRY = /^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/;
/** Longer ids the assistant does not take. */
const LONGEST_ID = 120;

/** Reads the address; `?idle=` and `?countdown=` (seconds) shorten or lengthen the times of one kiosk. */
export function readPage(address: { readonly pathname: string; readonly search: string }, framed: boolean): Page {
  const query = new URLSearchParams(address.search);
  const seconds = (name: string, otherwise: number) => {
    const value = Number(query.get(name));
    return value > 0 && value <= LONGEST ? value : otherwise;
  };
  const asked = query.get('entry') ?? '';
  const place = /^\/kiosk\/([a-z0-9-]+)\/?$/.exec(address.pathname)?.[1];
  return {
    place,
    language: place === undefined ? LANGUAGE.exec(query.get('language') ?? '')?.[0] : undefined,
    entry: place === undefined && asked.length <= LONGEST_ID ? ENTRY.exec(asked)?.[0] : undefined,
    embedded: framed && place === undefined && query.get('embedded') === '1',
    privacy: /^\/privacy\/?$/.test(address.pathname),
    idle: seconds('idle', IDLE),
    countdown: seconds('countdown', COUNTDOWN),
  };
}
