import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useTexts } from '../texts/texts.js';
import { ChoiceGroup } from './choice-group.js';
import { assignKeys } from './keys.js';
import type { PartProps } from './question-fields.js';

/** The themes as a grid, each with one key. */
export function ThemeChoice({ catalogue, names, draft, change, error, groups }: PartProps): JSX.Element {
  const { t } = useTexts();
  const choices = useMemo(() => {
    const keys = assignKeys(catalogue.themes.map(({ id }) => names.theme(id)));
    return catalogue.themes.map(({ id, icon }, index) => ({
      id,
      icon,
      label: names.theme(id),
      key: keys[index] ?? '',
    }));
  }, [catalogue, names]);
  return (
    <ChoiceGroup
      legend={t('register.theme')}
      look="tiles"
      anywhere
      choices={choices}
      chosen={draft.theme}
      missing={error}
      groupRef={groups.theme}
      onChoose={(theme, byKey) => {
        const fits = draft.entry?.startsWith(`${theme}/`);
        change({ theme, entry: fits ? draft.entry : undefined });
        if (byKey) groups.entry.current?.focus();
      }}
    />
  );
}
