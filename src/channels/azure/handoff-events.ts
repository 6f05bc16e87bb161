import type { Activity, ConversationReference } from 'botbuilder';
import { z } from 'zod';
import type { HubStatus } from '../../assistant/bot.js';

/** What an agent hub says of a hand-off (`EventFactory.createHandoffStatus` of the SDK). */
const status = z.object({
  state: z.enum(['accepted', 'failed', 'completed']),
  message: z.string().max(4000).optional().catch(undefined),
});

/** `name` of the events of the Bot Framework's hand-off protocol. */
const INITIATE = 'handoff.initiate';
export const HANDOFF_STATUS = 'handoff.status';

/**
 * The hand-off event in what came in, with its value checked; undefined when there is none. Only a channel with an
 * agent hub at its other end may send one: on all others it would come from the person, who could then pretend that
 * a bridge figure has accepted.
 */
export function handoffStatus(
  { type, name, value, channelId }: Partial<Activity>,
  hubChannels: readonly string[],
): z.infer<typeof status> | undefined {
  if (type !== 'event' || name !== HANDOFF_STATUS || !hubChannels.includes(channelId ?? '')) return undefined;
  return status.safeParse(value).data;
}

/** The status for the bot, with who helps at the hub: the one name that goes through to it. */
export function hubStatusOf({ from }: Partial<Activity>, { state }: Pick<HubStatus, 'state'>): HubStatus {
  return typeof from?.name === 'string' ? { state, name: from.name.slice(0, 80) } : { state };
}

/** A hub answers in the conversation it was called from: there `relatesTo` is the person's conversation itself. */
export function initiationFrom(
  activity: Partial<Activity>,
  reference: Partial<ConversationReference>,
): Partial<Activity> {
  return activity.name === INITIATE ? { ...activity, relatesTo: reference as ConversationReference } : activity;
}

/**
 * Whether an event may leave over a channel: hand-off with its transcript only to a hub, our clients' own events only
 * to clients that read activities, nothing to Teams and the like, which refuse events.
 */
export function mayLeave({ name }: Partial<Activity>, isHub: boolean, rawClient: boolean): boolean {
  if (name === INITIATE) return isHub;
  return isHub || rawClient;
}
