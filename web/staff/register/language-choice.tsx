import type { JSX } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import { Combobox } from '../parts/combobox.js';
import { useTexts } from '../texts/texts.js';
import { ChoiceGroup, focusGroup } from './choice-group.js';
import { assignKeys, plain } from './keys.js';
import type { PartProps } from './question-fields.js';

const OTHER = 'other';

/** The contact languages, each with a letter, and a list of all others. */
export function LanguageChoice({ catalogue, names, draft, change, error, groups }: PartProps): JSX.Element {
  const { t } = useTexts();
  const others = useRef<HTMLInputElement>(null);
  const contact = catalogue.languages.filter((language) => language.contact);
  const isOther = draft.language !== undefined && !contact.some(({ code }) => code === draft.language);
  const labels = [...contact.map(({ code }) => names.language(code)), t('register.otherLanguage')];
  const keys = assignKeys(labels);
  const choices = [...contact.map(({ code }) => code), OTHER].map((id, index) => ({
    id,
    label: labels[index] ?? id,
    key: keys[index] ?? '',
  }));
  const find = useCallback(
    (typed: string) =>
      catalogue.languages
        .filter(({ contact: own }) => !own)
        .map(({ code }) => ({ id: code, label: names.language(code) }))
        .filter(({ label }) => plain(label).includes(plain(typed))),
    [catalogue, names],
  );
  const [open, setOpen] = useState(false);
  return (
    <div class="language-choice">
      <ChoiceGroup
        legend={t('register.language')}
        choices={choices}
        chosen={isOther || open ? OTHER : draft.language}
        missing={error}
        groupRef={groups.language}
        onChoose={(id, byKey) => {
          setOpen(id === OTHER);
          change({ language: id === OTHER ? undefined : id });
          if (id === OTHER) queueMicrotask(() => others.current?.focus());
          else if (byKey) focusGroup(groups.outcome.current);
        }}
      />
      {(isOther || open) && (
        <Combobox
          label={t('register.otherLanguage')}
          placeholder={t('register.otherLanguageHint')}
          inputRef={others}
          openOnFocus
          find={find}
          chosen={isOther && draft.language ? { id: draft.language, label: names.language(draft.language) } : undefined}
          onChoose={(item) => {
            change({ language: item?.id });
            if (item) focusGroup(groups.outcome.current);
          }}
        />
      )}
    </div>
  );
}
