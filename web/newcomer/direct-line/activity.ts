import type { Option, Reply } from '../../../src/assistant/reply.js';

/** What travels over Direct Line, as far as this client reads and writes it (Bot Framework activity). */
export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly locale?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly from?: { readonly id: string; readonly role?: string };
  readonly entities?: readonly { readonly type: string; readonly reply?: unknown }[];
  readonly suggestedActions?: { readonly actions?: readonly { readonly title?: string; readonly value?: unknown }[] };
  readonly channelData?: { readonly clientActivityID?: string };
}

/** A frame of the socket and an answer to polling. */
export interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}

const KINDS: readonly string[] = [
  ...['text', 'welcome', 'answer', 'choices', 'person', 'crisis', 'step', 'forgotten'],
  ...['request', 'waiting', 'handoff', 'staff'],
];

/**
 * The structured reply of a bot's message; a message without one (or of a kind this client is too old for) is shown as
 * its text with its suggested actions.
 */
export function readReply(activity: Activity, otherwise: Pick<Reply, 'language' | 'direction'>): Reply {
  const reply = activity.entities?.find(({ type }) => type === 'wegwijzer')?.reply as Reply | undefined;
  if (reply && KINDS.includes(reply.kind)) return reply;
  const options: Option[] = [];
  for (const { title, value } of activity.suggestedActions?.actions ?? []) {
    if (typeof title === 'string' && typeof value === 'string') options.push({ label: title, action: value });
  }
  return { ...otherwise, kind: 'text', text: activity.text ?? '', options };
}
