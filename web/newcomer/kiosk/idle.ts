/**
 * When nobody touches the kiosk any more. Plain time, in milliseconds: a touch at `touched`, `idle` until the kiosk asks
 * whether somebody is there, `countdown` until everything of the person goes.
 */
export interface IdleTimes {
  readonly idle: number;
  readonly countdown: number;
}

/** Who waits for a person, or reads what one writes, touches the screen less. */
const PATIENCE = 3;

/** The times while a person is waited for or talked with. */
export const patient = ({ idle, countdown }: IdleTimes): IdleTimes => ({
  idle: idle * PATIENCE,
  countdown: countdown * PATIENCE,
});

export type Presence =
  | { readonly state: 'here' /** Milliseconds until it changes. */; readonly next: number }
  | { readonly state: 'asking'; readonly secondsLeft: number; readonly next: number }
  | { readonly state: 'gone' };

export function presence(touched: number, now: number, { idle, countdown }: IdleTimes): Presence {
  const quiet = Math.max(0, now - touched);
  if (quiet < idle) return { state: 'here', next: idle - quiet };
  const left = idle + countdown - quiet;
  if (left <= 0) return { state: 'gone' };
  const secondsLeft = Math.ceil(left / 1000);
  return { state: 'asking', secondsLeft, next: left - (secondsLeft - 1) * 1000 };
}
