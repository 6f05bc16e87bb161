import type { JSX } from 'preact';
import { useCallback, useMemo } from 'preact/hooks';
import type { FoundEntries } from '../../../src/staff/register-types.js';
import { api } from '../api.js';
import { Combobox } from '../parts/combobox.js';
import { useTexts } from '../texts/texts.js';
import { focusGroup } from './choice-group.js';
import { findEntries } from './find-entries.js';
import type { PartProps } from './question-fields.js';

/** The question itself: two letters of a title, or other words that the server knows. */
export function EntryChoice({ catalogue, names, draft, change, groups }: PartProps): JSX.Element {
  const { t } = useTexts();
  const findable = useMemo(
    () => catalogue.entries.map((entry) => ({ ...entry, titles: [...new Set(Object.values(entry.title))] })),
    [catalogue],
  );
  const icons = useMemo(() => new Map(catalogue.entries.map(({ id, icon }) => [id, icon])), [catalogue]);
  const { theme } = draft;
  const find = useCallback(
    (typed: string) => {
      const item = (id: string, of: string) => {
        const icon = icons.get(id);
        return {
          id,
          label: names.entry(id),
          ...(of === theme ? {} : { hint: names.theme(of) }),
          ...(icon ? { icon } : {}),
        };
      };
      const here = findEntries(findable, theme, typed).map(({ id, theme: of }) => item(id, of));
      if (here.length > 0 || typed.trim().length < 3 || !navigator.onLine) return here;
      // other words than those of the title: the server knows them
      return api
        .get<FoundEntries>(`entries?q=${encodeURIComponent(typed)}`, { quiet: true })
        .then(({ entries }) => entries.map(({ id, theme: of }) => item(id, of)));
    },
    [findable, icons, names, theme],
  );
  return (
    <Combobox
      label={t('register.entry')}
      placeholder={t(theme ? 'register.entryIn' : 'register.entryAll')}
      inputRef={groups.entry}
      openOnFocus={draft.entry === undefined}
      find={find}
      chosen={draft.entry === undefined ? undefined : { id: draft.entry, label: names.entry(draft.entry) }}
      onChoose={(item) => {
        if (!item) return change({ entry: undefined });
        const entry = catalogue.entries.find(({ id }) => id === item.id);
        change({ entry: item.id, theme: entry?.theme ?? theme });
        focusGroup(groups.language.current);
      }}
    />
  );
}
