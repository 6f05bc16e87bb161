import type { JSX } from 'preact';
import type { ImportChoices } from '../../../../src/staff/figures-types.js';
import { Select } from '../../parts/field.js';
import { useCatalogue, useNames } from '../../register/catalogue.js';
import { useTexts } from '../../texts/texts.js';
import { withTheme } from './choices.js';

/** Theme names of a file, each with our theme to choose; nothing when there are none. */
export function ThemeNames(props: {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly names: readonly { readonly name: string; readonly rows: number }[];
  readonly choices: ImportChoices;
  readonly onChoices: (choices: ImportChoices) => void;
}): JSX.Element | null {
  const { t } = useTexts();
  const catalogue = useCatalogue();
  const themes = useNames(catalogue.data);
  const { id, choices } = props;
  if (props.names.length === 0) return null;
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <p class="soft">{props.about}</p>
      <div class="filter-fields">
        {props.names.map(({ name, rows }) => (
          <Select
            key={name}
            label={name}
            hint={t('imports.rows', { count: rows })}
            value={choices.themes[name] ?? ''}
            options={[
              { value: '', label: t('imports.noTheme') },
              ...(catalogue.data?.themes ?? []).map((theme) => ({ value: theme.id, label: themes.theme(theme.id) })),
            ]}
            onValue={(theme) => props.onChoices(withTheme(choices, name, theme))}
          />
        ))}
      </div>
    </section>
  );
}
