import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { Barrier } from '../../../src/questions/register.js';
import { Button } from '../parts/button.js';
import { Combobox } from '../parts/combobox.js';
import { useTexts } from '../texts/texts.js';
import { ChoiceGroup, focusGroup } from './choice-group.js';
import { assignKeys, plain } from './keys.js';
import type { PartProps } from './question-fields.js';

/** Not a barrier: nothing stood in the way. */
const NONE = 'none';

/** How it ended, where the person was referred to, and what stood in the way. */
export function OutcomeChoice({ catalogue, names, draft, change, error, groups }: PartProps): JSX.Element {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const labels = catalogue.outcomes.map((id) => t(`outcomes.${id}`));
  const keys = assignKeys(labels);
  const find = useCallback(
    (typed: string) =>
      catalogue.services
        .filter(({ name }) => plain(name).includes(plain(typed)))
        .map(({ id, name, icon }) => ({ id, label: name, icon })),
    [catalogue],
  );
  const withBarrier = asked || draft.barrier !== undefined || draft.outcome === 'could-not-help';
  return (
    <div class="outcome-choice">
      <ChoiceGroup
        legend={t('register.outcome')}
        choices={catalogue.outcomes.map((id, index) => ({ id, label: labels[index] ?? id, key: keys[index] ?? '' }))}
        chosen={draft.outcome}
        missing={error}
        groupRef={groups.outcome}
        onChoose={(outcome, byKey) => {
          change({ outcome });
          if (!byKey) return;
          // Enter saves from here; the arrows and Tab go on
          requestAnimationFrame(() =>
            focusGroup(outcome === 'could-not-help' ? groups.barrier.current : groups.outcome.current),
          );
        }}
      />
      {draft.outcome === 'referred' && (
        <Combobox
          label={t('register.service')}
          placeholder={t('register.serviceHint')}
          find={find}
          chosen={draft.service === undefined ? undefined : { id: draft.service, label: names.service(draft.service) }}
          onChoose={(item) => change({ service: item?.id })}
        />
      )}
      {withBarrier ? (
        <BarrierChoice {...{ catalogue, draft, change, groups }} />
      ) : (
        <Button
          class="small"
          icon="plus"
          onClick={() => {
            setAsked(true);
            requestAnimationFrame(() => focusGroup(groups.barrier.current));
          }}
        >
          {t('register.addBarrier')}
        </Button>
      )}
    </div>
  );
}

function BarrierChoice(props: Pick<PartProps, 'catalogue' | 'draft' | 'change' | 'groups'>): JSX.Element {
  const { t } = useTexts();
  const { catalogue, draft, change, groups } = props;
  const ids: (Barrier | typeof NONE)[] = [NONE, ...catalogue.barriers];
  const labels = ids.map((id) => t(`barriers.${id}`));
  const keys = assignKeys(labels);
  return (
    <ChoiceGroup
      legend={t('register.barrier')}
      choices={ids.map((id, index) => ({ id, label: labels[index] ?? id, key: keys[index] ?? '' }))}
      chosen={draft.barrier ?? NONE}
      groupRef={groups.barrier}
      onChoose={(id, byKey) => {
        change({ barrier: id === NONE ? undefined : id });
        if (byKey) requestAnimationFrame(() => focusGroup(groups.barrier.current));
      }}
    />
  );
}
