import { useMemo } from 'preact/hooks';
import type { Dimension, FigureOptions } from '../../../src/staff/figures-types.js';
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

/** Names of the values of all dimensions, in the language of the app where we have them, else as the server says. */
export function useFigureNames(options: FigureOptions | undefined): FigureNames {
  const { t, find, language, intl } = useTexts();
  return useMemo(() => {
    const listed = new Map<string, string>();
    for (const [dimension, values] of Object.entries(options?.dimensions ?? {})) {
      for (const { id, name } of values) listed.set(`${dimension}\t${id}`, name);
    }
    const tongues = new Intl.DisplayNames([intl], { type: 'language', fallback: 'none' });
    const tongue = (code: string) => {
      // Dari is `fa-AF` for browsers
      const name = language === 'nl' ? undefined : tongues.of(code === 'prs' ? 'fa-AF' : code);
      return name ?? listed.get(`language\t${code}`) ?? code;
    };
    const capital = (text: string) => text.slice(0, 1).toLocaleUpperCase(intl) + text.slice(1);
    const name: NameOf = (dimension, id) => {
      if (id === NONE) return t('policy.unknown');
      if (dimension === 'entry' || dimension === 'service') return options?.names[dimension][id] ?? id;
      if (dimension === 'language') return capital(tongue(id));
      return find(`policy.values.${dimension}.${id}`) ?? listed.get(`${dimension}\t${id}`) ?? id;
    };
    const small = (text: string) => text.slice(0, 1).toLocaleLowerCase(intl) + text.slice(1);
    return {
      name,
      inSentence: (dimension, id) => {
        if (dimension === 'language') return language === 'fr' ? small(tongue(id)) : capital(tongue(id));
        return dimension === 'barrier' ? small(name(dimension, id)) : name(dimension, id);
      },
    };
  }, [options, t, find, language, intl]);
}
