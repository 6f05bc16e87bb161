import type { Threshold } from '../../../../src/staff/figures-types.js';
import type { Names } from '../../register/catalogue.js';
import { entriesOf } from '../view/view.js';

/** The figures a threshold points at, in a few words: "3e kwartaal 2026 · Wonen · Dari". */
export function evidenceText(
  { period, filters }: NonNullable<Threshold['evidence']>,
  periodName: (period: string) => string,
  names: Pick<Names, 'theme' | 'municipality' | 'entry' | 'service'>,
  languageName: (code: string) => string,
): string {
  const parts = entriesOf(filters).map(([dimension, value]) => {
    if (dimension === 'theme' || dimension === 'municipality' || dimension === 'entry' || dimension === 'service') {
      return names[dimension](value);
    }
    return dimension === 'language' ? languageName(value) : value;
  });
  return [periodName(period), ...parts].join(' · ');
}
