import { waitsInChat } from '../assistant/asking/stand.js';
import type { Library } from '../assistant/voice.js';
import type { Handoff } from '../handoff/handoff.js';
import type { HandoffMessage } from '../handoff/messages.js';
import type { HandoffRequest } from '../handoff/request.js';
import { type BridgeFigure, rankPresent, serves } from '../handoff/routing.js';
import type { Languages } from '../languages/languages.js';
import type { Colleague, DeskMe, DeskMessage, DeskRequest, EntryHint, SystemNote } from './desk-types.js';
import type { StaffAccount } from './route.js';

/** A connection gives a sign of life every 25 seconds; after three that did not come the person has gone. In ms. */
const PERSON_GONE = 80_000;

/** What views are made with; read once for a whole list. */
export interface Around {
  readonly queue: readonly HandoffRequest[];
  readonly figures: readonly BridgeFigure[];
  readonly unread: ReadonlyMap<string, number>;
}

/** Requests and messages as the staff app gets them. */
export class DeskView {
  constructor(
    private readonly handoff: Handoff,
    private readonly library: () => Library,
    private readonly languages: Languages,
  ) {}

  /** What the views of these requests need: three small reads. */
  async around(requests: readonly HandoffRequest[], queue?: readonly HandoffRequest[]): Promise<Around> {
    return {
      queue: queue ?? (await this.handoff.requests.queue()),
      figures: await this.handoff.figures.list(),
      unread: await this.handoff.messages.unread(requests.map(({ id }) => id)),
    };
  }

  request(request: HandoffRequest, viewer: Pick<StaffAccount, 'id'>, { queue, figures, unread }: Around): DeskRequest {
    const { id, state, way, crisis, channel, language, theme, municipality, promise } = request;
    const { knowledge } = this.library();
    const known = this.languages.has(language) ? this.languages.get(language) : undefined;
    const themeName = theme && knowledge.texts.get('nl')?.themes.get(theme)?.name;
    const town = municipality && knowledge.municipalities.get(municipality)?.name;
    const entry = request.entry === undefined ? undefined : this.hint(request.entry);
    const waiting = queue.filter(waitsInChat);
    const position = state === 'waiting' ? waiting.findIndex((other) => other.id === id) + 1 : 0;
    const { accountId, accountName } = request;
    return {
      id,
      state,
      way,
      crisis,
      channel,
      language,
      languageName: known?.dutchName ?? language,
      direction: known?.direction ?? 'ltr',
      otherLanguages: request.otherLanguages,
      ...(theme ? { theme } : {}),
      ...(themeName ? { themeName } : {}),
      ...(entry ? { entry } : {}),
      ...(municipality ? { municipality } : {}),
      ...(town ? { municipalityName: town } : {}),
      askedAt: request.askedAt,
      ...(request.acceptedAt === undefined ? {} : { acceptedAt: request.acceptedAt }),
      ...(request.closedAt === undefined ? {} : { closedAt: request.closedAt }),
      ...(accountName === undefined ? {} : { by: { id: accountId ?? '', name: accountName } }),
      ...(position > 0 ? { position } : {}),
      forYou: state === 'waiting' && this.#bestFor(request, figures) === viewer.id,
      unread: unread.get(id) ?? 0,
      lastMessageAt: request.lastMessageAt,
      ...(request.channelId === 'directline' ? { personHere: this.#isHere(request) } : {}),
      ...(promise ? { promise: this.#promise(promise) } : {}),
      interpreter: request.interpreter,
      ...(request.endedBy ? { endedBy: request.endedBy } : {}),
      ...(request.outcome ? { outcome: request.outcome } : {}),
      ...(request.rating ? { rating: request.rating } : {}),
    };
  }

  message(message: HandoffMessage, request: HandoffRequest): DeskMessage {
    const { sequence, at, author, accountName, kind, text, sent, language, about, clientId, crisis } = message;
    const entry = about && (kind === 'entry' || kind === 'slip') ? this.hint(about) : undefined;
    const resembles = message.resembles.flatMap((id) => this.hint(id) ?? []);
    return {
      sequence,
      at,
      from: author,
      ...(accountName === undefined ? {} : { name: accountName }),
      kind,
      text: kind === 'note' ? (text as SystemNote) : text,
      ...(sent === undefined ? {} : { sent }),
      language,
      ...(entry ? { entry } : {}),
      ...(about && kind === 'canned' ? { canned: about } : {}),
      ...(author === 'staff' ? { state: stateOf(message, request) } : {}),
      ...(clientId === undefined ? {} : { clientId }),
      ...(resembles.length > 0 ? { resembles } : {}),
      ...(crisis ? { crisis } : {}),
    };
  }

  /** An entry with its Dutch title; undefined when there is none of that id any more. */
  hint(id: string): EntryHint | undefined {
    const entry = this.library().knowledge.entries.get(id);
    if (!entry) return undefined;
    return { id, title: entry.texts.get('nl')?.title ?? id, theme: entry.theme, icon: entry.icon };
  }

  me(account: StaffAccount, figures: readonly BridgeFigure[]): DeskMe {
    const figure = figures.find(({ id }) => id === account.id);
    return {
      id: account.id,
      name: account.name,
      presence: figure?.presence ?? 'away',
      needsAvailability: !figure || figure.hours.length === 0,
    };
  }

  colleagues(account: StaffAccount, figures: readonly BridgeFigure[]): Colleague[] {
    return figures
      .filter(({ id, municipality }) => id !== account.id && isNear(account.municipality, municipality))
      .map(({ id, name, presence, languages, open }) => ({ id, name, presence, languages, open }));
  }

  /** Whether somebody may see a request: it is theirs, or it waits and they serve its town. */
  maySee(request: HandoffRequest, account: StaffAccount, figures: readonly BridgeFigure[]): boolean {
    if (request.accountId !== undefined && request.accountId === account.id) return true;
    return request.state === 'waiting' && this.isNear(request, account, figures);
  }

  /** Whether a request is of a town the account works for, and of our own desk. */
  isNear(request: HandoffRequest, account: StaffAccount, figures: readonly BridgeFigure[]): boolean {
    if (request.elsewhere) return false;
    const hours = figures.find(({ id }) => id === account.id)?.hours ?? [];
    return serves({ municipality: account.municipality, hours }, request.municipality);
  }

  /** Who the routing would give it to: who was asked first while they are there, else the best who is. */
  #bestFor(request: HandoffRequest, figures: readonly BridgeFigure[]): string | undefined {
    const { preferredId } = request;
    const preferred = figures.find(({ id }) => id === preferredId);
    if (preferred && (preferred.presence !== 'away' || request.promise)) return preferredId;
    return rankPresent(request, figures)[0]?.id;
  }

  #isHere({ personHereAt }: HandoffRequest): boolean {
    return personHereAt !== undefined && personHereAt > this.handoff.now() - PERSON_GONE;
  }

  #promise({ what, from, by, keptAt, place }: NonNullable<HandoffRequest['promise']>) {
    const service = place === undefined ? undefined : (this.library().knowledge.services.get(place)?.name ?? place);
    return { what, from, by, ...(keptAt === undefined ? {} : { keptAt }), ...(service ? { place: service } : {}) };
  }
}

function stateOf({ parked, sequence }: HandoffMessage, { personSeen, delivered }: HandoffRequest) {
  if (parked !== undefined) return 'parked';
  if (sequence <= personSeen) return 'seen';
  return sequence <= delivered ? 'delivered' : 'sent';
}

function isNear(own: string | undefined, other: string | undefined): boolean {
  return own === undefined || other === undefined || own === other;
}
