import type { Activity } from 'botbuilder';
import { HANDOFF_STATUS } from './handoff-events.js';

/** Something that was said, by a person or by the bot. */
export interface Said {
  readonly role: 'user' | 'bot';
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a hub gets to read: enough to know what it is about, and not a file of somebody's life. */
const LINES = 40;
const LONGEST = 2000;

/**
 * What was said until now, this turn included.
 *
 * @param concealed stands in the place of what the person wrote, when that held something that must not stay
 */
export function withTurn(
  said: readonly Said[],
  incoming: Partial<Activity>,
  spoken: readonly Partial<Activity>[],
  at: number,
  concealed: string | undefined,
): readonly Said[] {
  const { type, name, text = '', value } = incoming;
  const own = type === 'message' && name !== HANDOFF_STATUS ? (concealed ?? (text || String(value ?? ''))) : '';
  const lines: readonly Said[] = [
    { role: 'user', text: own, at },
    ...spoken.map((activity): Said => ({ role: 'bot', text: activity.text ?? '', at })),
  ];
  const kept = lines.filter((line) => line.text !== '').map((line) => ({ ...line, text: line.text.slice(0, LONGEST) }));
  return [...said, ...kept].slice(-LINES);
}

/** As the log of a conversation, oldest first. */
export function logOf(said: readonly Said[], limit: number): Activity[] {
  const activities = said.slice(-limit).map(({ role, text, at }) => ({
    type: 'message',
    text,
    timestamp: new Date(at),
    from: { id: '', name: '', role },
  }));
  return activities as unknown as Activity[];
}
