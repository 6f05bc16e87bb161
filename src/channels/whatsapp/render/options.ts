import type { Option } from '../../../assistant/reply.js';
import { type ButtonMessage, LIMITS, type ListMessage, type ListRow } from './messages.js';
import { shorten, shortenAll } from './shorten.js';
import type { Wording } from './wording.js';

/** A tap on this shows a later page of a reply that was kept: `more:<page id>:<page>`. */
export function moreAction(id: string, page: number): string {
  return `more:${id}:${page}`;
}

/** Reads a tap on "more"; undefined for anything else. */
export function parseMore(action: string): { readonly id: string; readonly page: number } | undefined {
  const match = /^more:([A-Za-z0-9_-]{1,16}):(\d{1,2})$/.exec(action);
  return match ? { id: match[1] ?? '', page: Number(match[2]) } : undefined;
}

/** Whether the options fit as buttons without losing a letter. */
function fitAsButtons(options: readonly Option[]): boolean {
  return options.length <= LIMITS.buttons && options.every(({ label }) => oneLine(label).length <= LIMITS.buttonTitle);
}

/**
 * A message with things to tap: up to three short ones as buttons; else a list, of which a page holds ten rows, the last
 * of them leading to the next page.
 *
 * @param body must fit already
 * @param more the action that shows a page, from 0
 */
export function tappable(
  body: string,
  options: readonly Option[],
  say: Wording,
  page: number,
  more: (page: number) => string,
): ButtonMessage | ListMessage {
  if (fitAsButtons(options)) return buttonMessage(body, options);
  const shown = pageOf(options, page);
  const rows = rowsOf(shown.options);
  if (shown.hasNext) rows.push({ id: more(shown.page + 1), title: uniqueTitle(say('whatsapp.more'), rows) });
  const button = shorten(say('whatsapp.choose'), LIMITS.listButton);
  return {
    type: 'interactive',
    interactive: { type: 'list', body: { text: body }, action: { button, sections: [{ rows }] } },
  };
}

export function buttonMessage(body: string, options: readonly Option[]): ButtonMessage {
  const usable = distinct(options, LIMITS.buttonId);
  const titles = shortenAll(
    usable.map(({ label, action }) => oneLine(label) || action),
    LIMITS.buttonTitle,
  );
  const buttons = usable.map(({ action }, index) => ({
    type: 'reply' as const,
    reply: { id: action, title: titles[index] ?? action },
  }));
  return { type: 'interactive', interactive: { type: 'button', body: { text: body }, action: { buttons } } };
}

/** The options of one page; a page that does not exist is the last one. */
function pageOf(options: readonly Option[], wanted: number) {
  const perPage = LIMITS.rows - 1;
  const usable = distinct(options, LIMITS.rowId);
  // the last page may use the row that "more" does not need
  const last = Math.max(0, Math.ceil((usable.length - 1) / perPage) - 1);
  const page = Math.min(Math.max(0, wanted), last);
  const from = page * perPage;
  const hasNext = page < last;
  return { page, hasNext, options: usable.slice(from, hasNext ? from + perPage : from + LIMITS.rows) };
}

function rowsOf(options: readonly Option[]): ListRow[] {
  const titles = shortenAll(
    options.map(({ label, action }) => oneLine(label) || action),
    LIMITS.rowTitle,
  );
  return options.map(({ action, label }, index) => {
    const title = titles[index] ?? action;
    const whole = oneLine(label);
    // a title that had to be shortened is there as a whole below it
    return title === whole || whole === ''
      ? { id: action, title }
      : { id: action, title, description: shorten(whole, LIMITS.rowDescription) };
  });
}

function uniqueTitle(title: string, rows: readonly ListRow[]): string {
  return shortenAll([...rows.map((row) => row.title), title], LIMITS.rowTitle).at(-1) ?? title;
}

/** Each action once, and none longer than an id may be. */
function distinct(options: readonly Option[], limit: number): Option[] {
  const byAction = new Map<string, Option>();
  for (const option of options) {
    const action = option.action.trim();
    if (action !== '' && action.length <= limit && !byAction.has(action)) byAction.set(action, { ...option, action });
  }
  return [...byAction.values()];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
