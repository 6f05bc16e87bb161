import type { Threshold } from '../../../../src/staff/figures-types.js';
import type { Names } from '../../register/catalogue.js';
import { useTexts } from '../../texts/texts.js';
import { valueNames } from '../names.js';
import { usePeriodName } from '../view/period-name.js';
import { entriesOf } from '../view/view.js';

type Evidence = NonNullable<Threshold['evidence']>;

/** The figures a threshold points at, in a few words: "3e kwartaal 2026 · Wonen · Dari". */
export function useEvidenceText(names: Names): (evidence: Evidence) => string {
  const { find } = useTexts();
  const nameOf = usePeriodName();
  const valueName = valueNames(names, find);
  return ({ period, filters }) =>
    [nameOf(period), ...entriesOf(filters).map(([dimension, value]) => valueName(dimension, value))].join(' · ');
}
