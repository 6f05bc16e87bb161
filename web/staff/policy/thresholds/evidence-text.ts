import type { Dimension, Threshold } from '../../../../src/staff/figures-types.js';
import type { Names } from '../../register/catalogue.js';
import { useTexts } from '../../texts/texts.js';
import { usePeriodName } from '../view/period-name.js';
import { entriesOf } from '../view/view.js';

type Evidence = NonNullable<Threshold['evidence']>;

/** The figures a threshold points at, in a few words: "3e kwartaal 2026 · Wonen · Dari". */
export function useEvidenceText(names: Names): (evidence: Evidence) => string {
  const { find } = useTexts();
  const nameOf = usePeriodName();
  const valueName = (dimension: Dimension, value: string): string => {
    switch (dimension) {
      case 'theme':
      case 'municipality':
      case 'entry':
      case 'service':
      case 'language':
        return names[dimension](value);
      default:
        return find(`policy.values.${dimension}.${value}`) ?? value;
    }
  };
  return ({ period, filters }) =>
    [nameOf(period), ...entriesOf(filters).map(([dimension, value]) => valueName(dimension, value))].join(' · ');
}
