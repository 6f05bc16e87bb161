import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type dutch from '../../../locales/staff/nl.json';
import { readKept, writeKept } from '../kept.js';
import { fillText, type TextTree, type Values } from './fill.js';

type Leaves<Tree, Prefix extends string = ''> = {
  [Name in keyof Tree & string]: Tree[Name] extends string
    ? `${Prefix}${Name}`
    : Leaves<Tree[Name], `${Prefix}${Name}.`>;
}[keyof Tree & string];
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;

/** A key of `locales/staff/nl.json`, with dots; without the `_one` and `_other` of texts that count. */
export type TextKey = WithoutPlural<Leaves<typeof dutch>>;

/** Languages of the staff app; Dutch first. `intl` is for dates and numbers. */
export const STAFF_LANGUAGES = [
  { code: 'nl', name: 'Nederlands', intl: 'nl-BE', load: () => import('../../../locales/staff/nl.json') },
  { code: 'en', name: 'English', intl: 'en-GB', load: () => import('../../../locales/staff/en.json') },
  { code: 'fr', name: 'Français', intl: 'fr-BE', load: () => import('../../../locales/staff/fr.json') },
] as const;
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number]['code'];

/** Says a text of the app: `t('register.toSend', { count: 2 })`. */
export type Translate = (key: TextKey, values?: Values) => string;

export interface Texts {
  readonly t: Translate;
  /** The text of a key that is only known while running, such as `errors.<code>`; undefined when there is none. */
  readonly find: (key: string, values?: Values) => string | undefined;
  readonly language: StaffLanguage;
  /** For `Intl`. */
  readonly intl: string;
  readonly choose: (language: StaffLanguage) => void;
}

const TextsContext = createContext<Texts | undefined>(undefined);

/** The texts of the app in the chosen language. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('useTexts needs a TextsProvider above it');
  return texts;
}

interface Loaded {
  readonly language: (typeof STAFF_LANGUAGES)[number];
  readonly tree: TextTree;
}

/** Loads the texts of the kept language; its children appear when they are there. */
export function TextsProvider(props: { readonly children: ComponentChildren }): JSX.Element | null {
  const [chosen, setChosen] = useState<string>(() => readKept('language') ?? 'nl');
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    const language = STAFF_LANGUAGES.find(({ code }) => code === chosen) ?? STAFF_LANGUAGES[0];
    let wanted = true;
    language.load().then(
      (file) => wanted && setLoaded({ language, tree: file.default }),
      // the connection dropped: the language stays as it was
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [chosen]);
  const texts = useMemo(() => {
    if (!loaded) return undefined;
    const { language, tree } = loaded;
    document.documentElement.lang = language.code;
    const plurals = new Intl.PluralRules(language.intl);
    const find = (key: string, values: Values = {}) => fillText(tree, key, values, plurals);
    return {
      find,
      t: (key: TextKey, values?: Values) => find(key, values) ?? key,
      language: language.code,
      intl: language.intl,
      choose(code: StaffLanguage) {
        writeKept('language', code);
        setChosen(code);
      },
    };
  }, [loaded]);
  if (!texts) return null;
  return <TextsContext.Provider value={texts}>{props.children}</TextsContext.Provider>;
}
