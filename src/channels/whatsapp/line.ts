import type { Activity } from 'botbuilder';
import type { Line } from '../../assistant/bot.js';
import { memoryKey } from '../../assistant/memory.js';
import type { Transaction } from '../../database/connection.js';
import type { Languages } from '../../languages/languages.js';
import type { Log } from '../../log.js';
import { renderActivity } from './activities.js';
import { languageHint } from './country-hint.js';
import type { Graph } from './graph.js';
import type { Inbox } from './inbox.js';
import type { Outbox } from './outbox.js';
import type { Pages } from './pages.js';
import { type People, WINDOW } from './people.js';
import { type TemplateNames, templateMessage } from './template.js';

export interface LineParts {
  readonly people: People;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly pages: Pages;
  readonly languages: Languages;
  readonly graph: Graph;
  /** What may be sent when the 24 hours are over; undefined = nothing. */
  readonly template: TemplateNames | undefined;
  /** There is something to send to this person. */
  readonly wake: (conversationId: string) => void;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * How a bridge figure speaks over WhatsApp. When the 24 hours are over, what they say is parked until the person writes
 * again; with a template configured, the person is asked to.
 */
export class WhatsAppLine implements Line {
  constructor(private readonly parts: LineParts) {}

  async say(
    transaction: Transaction,
    conversationId: string,
    activities: readonly Partial<Activity>[],
  ): Promise<() => Promise<void>> {
    const { people, outbox, pages, languages, wake, now, log } = this.parts;
    const person = await people.within(transaction, conversationId);
    const rendered = activities.flatMap((activity) => renderActivity(activity, languages, log) ?? []);
    if (!person || rendered.length === 0) return async () => {};
    for (const { kept } of rendered) await pages.keep(transaction, conversationId, kept);
    const open = person.windowUntil > now();
    const sayings = rendered.map(({ saying }) => saying);
    await outbox.add(transaction, conversationId, sayings, 'staff', open ? {} : { state: 'parked' });
    if (!open) await this.#askToWrite(transaction, conversationId);
    await people.active(transaction, conversationId);
    return async () => wake(conversationId);
  }

  async typing(conversationId: string): Promise<void> {
    const person = await this.parts.people.byId(conversationId);
    if (!person?.lastMessageId || person.windowUntil <= this.parts.now()) return;
    // nothing is lost when it is not shown
    await this.parts.graph.showTyping(person.lastMessageId).catch(() => {});
  }

  /** Never undefined; 0 for somebody who is erased. */
  async openUntil(conversationId: string): Promise<number> {
    return (await this.parts.people.byId(conversationId))?.windowUntil ?? 0;
  }

  async log(conversationId: string, limit: number): Promise<readonly Activity[]> {
    const { inbox, outbox } = this.parts;
    const both = [...(await inbox.log(conversationId, limit)), ...(await outbox.log(conversationId, limit))];
    both.sort((a, b) => a.at - b.at || a.order - b.order);
    return both.slice(-limit).map(({ at, activity }, index) => {
      const whole = {
        ...activity,
        id: `${conversationId}|${index}`,
        timestamp: new Date(at),
        channelId: 'whatsapp',
        conversation: { id: conversationId },
      };
      return whole as unknown as Activity;
    });
  }

  /** One template for each time the window is closed, however much is said meanwhile. */
  async #askToWrite(transaction: Transaction, conversationId: string): Promise<void> {
    const { people, outbox, template, now } = this.parts;
    const person = await people.within(transaction, conversationId);
    if (!template || !person) return;
    if (await outbox.hasTemplateSince(transaction, conversationId, Math.max(person.windowUntil, now() - WINDOW)))
      return;
    const key = memoryKey('whatsapp', conversationId);
    const row: { item: string } | undefined = await transaction('bot_state').where({ key }).first('item');
    const remembered = row && (JSON.parse(row.item) as { language?: string }).language;
    const language = remembered ?? languageHint(person.address) ?? 'nl';
    await outbox.add(transaction, conversationId, [{ messages: [templateMessage(template, language)] }], 'template');
  }
}
