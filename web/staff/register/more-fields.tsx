import type { JSX } from 'preact';
import { Checkbox, Select } from '../parts/field.js';
import { useTexts } from '../texts/texts.js';
import { ChoiceGroup, focusGroup } from './choice-group.js';
import { assignKeys } from './keys.js';
import type { PartProps } from './question-fields.js';

/** What has a default: where it was asked, the town, an interpreter. */
export function MoreFields({ catalogue, draft, change, groups }: PartProps): JSX.Element {
  const { t } = useTexts();
  const labels = catalogue.channels.map((id) => t(`register.channels.${id}`));
  const keys = assignKeys(labels);
  return (
    <div class="more-fields">
      <ChoiceGroup
        legend={t('register.channel')}
        choices={catalogue.channels.map((id, index) => ({ id, label: labels[index] ?? id, key: keys[index] ?? '' }))}
        chosen={draft.channel}
        groupRef={groups.channel}
        onChoose={(channel, byKey) => {
          change({ channel });
          if (byKey) requestAnimationFrame(() => focusGroup(groups.channel.current));
        }}
      />
      <Select
        label={t('register.municipality')}
        value={draft.municipality ?? ''}
        onValue={(id) => change({ municipality: id === '' ? null : id })}
        options={[
          { value: '', label: t('register.noMunicipality') },
          ...catalogue.municipalities.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Checkbox
        label={t('register.interpreter')}
        checked={draft.interpreter}
        onValue={(interpreter) => change({ interpreter })}
      />
    </div>
  );
}
