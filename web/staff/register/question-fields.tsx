import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Catalogue } from '../../../src/staff/register-types.js';
import { useTexts } from '../texts/texts.js';
import type { Names } from './catalogue.js';
import type { Draft, Needed } from './draft.js';
import { EntryChoice } from './entry-choice.js';
import { LanguageChoice } from './language-choice.js';
import { MoreFields } from './more-fields.js';
import { OutcomeChoice } from './outcome-choice.js';
import { ThemeChoice } from './theme-choice.js';

/** The groups of the form, to move the focus between them. */
export interface Groups {
  readonly theme: { current: HTMLFieldSetElement | null };
  readonly entry: { current: HTMLInputElement | null };
  readonly language: { current: HTMLFieldSetElement | null };
  readonly outcome: { current: HTMLFieldSetElement | null };
  readonly barrier: { current: HTMLFieldSetElement | null };
  readonly channel: { current: HTMLFieldSetElement | null };
}

export function useGroups(): Groups {
  const theme = useRef<HTMLFieldSetElement>(null);
  const entry = useRef<HTMLInputElement>(null);
  const language = useRef<HTMLFieldSetElement>(null);
  const outcome = useRef<HTMLFieldSetElement>(null);
  const barrier = useRef<HTMLFieldSetElement>(null);
  const channel = useRef<HTMLFieldSetElement>(null);
  return useMemo(() => ({ theme, entry, language, outcome, barrier, channel }), []);
}

interface FieldsProps {
  readonly catalogue: Catalogue;
  readonly names: Names;
  readonly draft: Draft;
  readonly onChange: (change: (draft: Draft) => Draft) => void;
  /** What is missing, after a try to save. */
  readonly missing: Needed | undefined;
  readonly groups: Groups;
}

/** What each of the fields works with. */
export interface PartProps extends Omit<FieldsProps, 'onChange' | 'missing'> {
  readonly change: (part: Partial<Draft>) => void;
  readonly error?: string | undefined;
}

/** Every field of a question, in the order in which it is filled in. */
export function QuestionFields({ onChange, missing, ...rest }: FieldsProps): JSX.Element {
  const { t } = useTexts();
  // of what it is then: two changes can come in one press of a key
  const change = (part: Partial<Draft>) => onChange((draft) => ({ ...draft, ...part }));
  const error = (what: Needed) => (missing === what ? t(`register.missing.${what}`) : undefined);
  return (
    <>
      <ThemeChoice {...rest} change={change} error={error('theme')} />
      <EntryChoice {...rest} change={change} />
      <LanguageChoice {...rest} change={change} error={error('language')} />
      <OutcomeChoice {...rest} change={change} error={error('outcome')} />
      <MoreFields {...rest} change={change} />
    </>
  );
}
