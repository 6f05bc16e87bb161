import { useMemo } from 'preact/hooks';
import { useTexts } from '../../texts/texts.js';
import { writePeriods } from './write-periods.js';

/** Writes periods as they stand in a list: "3e kwartaal 2026", "november 2026", "week 47 van 2026". */
export function usePeriodName(): (period: string) => string {
  const { t, intl } = useTexts();
  return useMemo(() => writePeriods(t, intl, 'list'), [t, intl]);
}

/** Writes periods inside a sentence, with their article: "het 3e kwartaal van 2026", "la semaine 47 de 2026". */
export function usePeriodInSentence(): (period: string) => string {
  const { t, intl } = useTexts();
  return useMemo(() => writePeriods(t, intl, 'sentence'), [t, intl]);
}
