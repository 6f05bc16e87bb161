import { useMemo } from 'preact/hooks';
import { useTexts } from '../../texts/texts.js';
import { levelOf } from './periods.js';

/** Writes periods as people say them: "3e kwartaal 2026", "november 2026", "week 47 van 2026". */
export function usePeriodName(): (period: string) => string {
  const { t, intl } = useTexts();
  return useMemo(() => {
    const by = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(intl, { timeZone: 'UTC', ...options });
      return (day: string) => format.format(Date.parse(`${day}T00:00:00Z`));
    };
    const month = by({ month: 'long', year: 'numeric' });
    const day = by({ day: 'numeric', month: 'long', year: 'numeric' });
    return (period) => {
      const year = period.slice(0, 4);
      switch (levelOf(period)) {
        case 'quarter':
          return t('policy.period.quarterName', { quarter: period.slice(5), year });
        case 'week':
          return t('policy.period.weekName', { week: Number(period.slice(6)), year });
        case 'month':
          return month(`${period}-01`);
        case 'day':
          return day(period);
        default:
          return period;
      }
    };
  }, [t, intl]);
}
