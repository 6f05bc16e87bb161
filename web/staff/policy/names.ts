import { useMemo } from 'preact/hooks';
import type { Dimension, FigureOptions } from '../../../src/staff/figures-types.js';
import type { Names } from '../register/catalogue.js';
import { useTexts } from '../texts/texts.js';
import type { SentenceNames } from './figures/sentences.js';

/** How a question without a theme, town or organisation is written in figures. */
const NONE = '-';

export type NameOf = (dimension: Dimension, id: string) => string;

export interface FigureNames {
  /** A value in a table or list. */
  readonly name: NameOf;
  /** A value inside a sentence. */
  readonly inSentence: SentenceNames['name'];
}

/**
 * Names of the values of all dimensions in the language of the app: codes from the texts of the app, everything of the
 * knowledge base from the catalogue, and what neither knows as the server says.
 */
export function useFigureNames(catalogue: Names, options: FigureOptions | undefined): FigureNames {
  const { t, find, language, intl } = useTexts();
  return useMemo(() => {
    const known = valueNames(catalogue, find);
    const listed = (dimension: Dimension, id: string) =>
      dimension === 'entry' || dimension === 'service'
        ? undefined
        : options?.dimensions[dimension].find((option) => option.id === id)?.name;
    const name: NameOf = (dimension, id) => {
      if (id === NONE) return t('policy.unknown');
      const found = known(dimension, id);
      return found === id ? (listed(dimension, id) ?? id) : found;
    };
    const small = (text: string) => text.slice(0, 1).toLocaleLowerCase(intl) + text.slice(1);
    const isSmall = (dimension: Dimension) =>
      dimension === 'barrier' || (dimension === 'language' && language === 'fr');
    return {
      name,
      inSentence: (dimension, id) => (isSmall(dimension) ? small(name(dimension, id)) : name(dimension, id)),
    };
  }, [catalogue, options, t, find, language, intl]);
}

/** The name of a value in the language of the app; its id where there is none. */
export function valueNames(catalogue: Names, find: (key: string) => string | undefined): NameOf {
  return (dimension, id) => {
    switch (dimension) {
      case 'theme':
      case 'entry':
      case 'service':
      case 'municipality':
      case 'language':
        return catalogue[dimension](id);
      default:
        return find(`policy.values.${dimension}.${id}`) ?? id;
    }
  };
}
