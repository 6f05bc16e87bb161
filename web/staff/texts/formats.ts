import { useMemo } from 'preact/hooks';
import { useTexts } from './texts.js';
import { TIME_ZONE } from './time-zone.js';

/** Writes times, dates and numbers as the language of the app does. Times are ms since 1970. */
export interface Formats {
  /** `14:05`. */
  readonly time: (at: number) => string;
  /** `maandag 23 november`. */
  readonly day: (at: number) => string;
  /** `23/11/2026 14:05`. */
  readonly dateTime: (at: number) => string;
  readonly number: (value: number) => string;
}

export function useFormats(): Formats {
  const { intl } = useTexts();
  return useMemo(() => {
    const by = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(intl, { timeZone: TIME_ZONE, ...options });
      return (at: number) => format.format(at);
    };
    const number = new Intl.NumberFormat(intl);
    return {
      time: by({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      day: by({ weekday: 'long', day: 'numeric', month: 'long' }),
      dateTime: by({
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
      number: (value) => number.format(value),
    };
  }, [intl]);
}
