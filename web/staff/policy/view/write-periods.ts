import type { Values } from '../../texts/fill.js';
import { levelOf } from './periods.js';

type Quarter = '1' | '2' | '3' | '4';
type PeriodKey = `policy.period.${`quarters.${Quarter}` | `quartersIn.${Quarter}` | 'weekName' | 'weekIn' | 'dayIn'}`;

/** Writes periods in the language of the app. @param intl that language for `Intl` */
export function writePeriods(
  t: (key: PeriodKey, values: Values) => string,
  intl: string,
  where: 'list' | 'sentence',
): (period: string) => string {
  const by = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(intl, { timeZone: 'UTC', ...options });
    return (day: string) => format.format(Date.parse(`${day}T00:00:00Z`));
  };
  const month = by({ month: 'long', year: 'numeric' });
  const day = by({ day: 'numeric', month: 'long', year: 'numeric' });
  const sentence = where === 'sentence';
  return (period) => {
    const year = period.slice(0, 4);
    switch (levelOf(period)) {
      case 'quarter': {
        const quarter = period.slice(5) as Quarter;
        return t(sentence ? `policy.period.quartersIn.${quarter}` : `policy.period.quarters.${quarter}`, { year });
      }
      case 'week':
        return t(sentence ? 'policy.period.weekIn' : 'policy.period.weekName', {
          week: Number(period.slice(6)),
          year,
        });
      case 'month':
        return month(`${period}-01`);
      case 'day':
        return sentence ? t('policy.period.dayIn', { day: day(period) }) : day(period);
      default:
        return period;
    }
  };
}
