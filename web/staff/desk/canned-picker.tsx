import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CannedBlank, CannedList, CannedSentence, DeskRequest } from '../../../src/staff/desk-types.js';
import { api } from '../api.js';
import { Button } from '../parts/button.js';
import { useErrorText } from '../parts/error-text.js';
import { Field, Select } from '../parts/field.js';
import { Loaded } from '../parts/states.js';
import { useToast } from '../parts/toasts.js';
import { useSession } from '../session/session-provider.js';
import { useFormats } from '../texts/formats.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import { useDeskCatalogue } from './desk-catalogue.js';
import { preview } from './desk-model.js';
import { deskStore } from './desk-store.js';

/** Sentences that arrive in the person's language; their blanks are filled here. */
export function CannedPicker(props: { readonly request: DeskRequest; readonly onSent: () => void }): JSX.Element {
  const { t, find } = useTexts();
  const canned = useLoad((signal) => api.get<CannedList>('desk/canned', { signal }), []);
  const [open, setOpen] = useState<string>();
  return (
    <Loaded of={canned}>
      {({ sentences, things }) =>
        [...new Set(sentences.map(({ group }) => group))].map((group) => (
          <section key={group} class="canned-group">
            <h3>{find(`desk.groups.${group}`) ?? group}</h3>
            <ul>
              {sentences
                .filter((sentence) => sentence.group === group)
                .map((sentence) => (
                  <li key={sentence.id}>
                    <button
                      type="button"
                      class="canned"
                      aria-expanded={open === sentence.id}
                      onClick={() => setOpen(open === sentence.id ? undefined : sentence.id)}
                    >
                      {preview(sentence.text, {})}
                    </button>
                    {open === sentence.id && (
                      <CannedForm
                        {...props}
                        sentence={sentence}
                        things={things}
                        onSent={() => {
                          setOpen(undefined);
                          props.onSent();
                        }}
                      />
                    )}
                  </li>
                ))}
            </ul>
          </section>
        ))
      }
    </Loaded>
  );

  function CannedForm(form: {
    readonly request: DeskRequest;
    readonly sentence: CannedSentence;
    readonly things: CannedList['things'];
    readonly onSent: () => void;
  }): JSX.Element {
    return <Blanks {...form} sendLabel={t('desk.help.sendIn', { language: form.request.languageName })} />;
  }
}

function Blanks(props: {
  readonly request: DeskRequest;
  readonly sentence: CannedSentence;
  readonly things: CannedList['things'];
  readonly sendLabel: string;
  readonly onSent: () => void;
}): JSX.Element {
  const toast = useToast();
  const say = useErrorText();
  const { day } = useFormats();
  const { account } = useSession();
  const catalogue = useDeskCatalogue();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      props.sentence.blanks.map(({ name, type }) => [name, type === 'name' ? (account?.name ?? '') : '']),
    ),
  );
  const complete = props.sentence.blanks.every(({ name }) => values[name]?.trim());
  const named = Object.fromEntries(
    props.sentence.blanks.map(({ name, type }): [string, string] => {
      const value = values[name] ?? '';
      if (type === 'date' && value) return [name, day(Date.parse(`${value}T12:00:00Z`))];
      if (type === 'thing') return [name, props.things.find(({ id }) => id === value)?.text ?? ''];
      if (type === 'place') return [name, catalogue?.services.find(({ id }) => id === value)?.name ?? value];
      return [name, value];
    }),
  );
  function send() {
    const body = { clientId: crypto.randomUUID(), kind: 'canned', canned: props.sentence.id, values } as const;
    deskStore
      .send({ request: props.request.id, body, shown: preview(props.sentence.text, named) })
      .catch((error: unknown) => toast({ text: say(error), tone: 'bad' }));
    props.onSent();
  }
  return (
    <form
      class="blanks"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) send();
      }}
    >
      {props.sentence.blanks.map((blank) => (
        <Blank
          key={blank.name}
          blank={blank}
          value={values[blank.name] ?? ''}
          things={props.things}
          services={catalogue?.services ?? []}
          onValue={(value) => setValues({ ...values, [blank.name]: value })}
        />
      ))}
      {props.sentence.blanks.length > 0 && <p class="canned-preview">{preview(props.sentence.text, named)}</p>}
      <Button type="submit" icon="send" aria-disabled={!complete}>
        {props.sendLabel}
      </Button>
    </form>
  );
}

function Blank(props: {
  readonly blank: CannedBlank;
  readonly value: string;
  readonly things: CannedList['things'];
  readonly services: readonly { readonly id: string; readonly name: string }[];
  readonly onValue: (value: string) => void;
}): JSX.Element {
  const { t, find } = useTexts();
  const { blank, value, onValue } = props;
  const label = find(`desk.blanks.${blank.name}`) ?? t(`desk.blanks.${blank.type}`);
  switch (blank.type) {
    case 'date':
    case 'time':
      return <Field label={label} type={blank.type} required value={value} onValue={onValue} />;
    case 'phone':
      return <Field label={label} type="tel" required value={value} onValue={onValue} />;
    case 'thing':
      return (
        <Select
          label={label}
          value={value}
          onValue={onValue}
          options={[{ value: '', label: '…' }, ...props.things.map(({ id, text }) => ({ value: id, label: text }))]}
        />
      );
    case 'place':
      return <PlaceField label={label} value={value} onValue={onValue} services={props.services} />;
    default:
      return <Field label={label} required value={value} onValue={onValue} />;
  }
}

/** A desk of the directory, or any place as typed. */
function PlaceField(props: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly services: readonly { readonly id: string; readonly name: string }[];
}): JSX.Element {
  const shown = props.services.find(({ id }) => id === props.value)?.name ?? props.value;
  return (
    <>
      <Field
        label={props.label}
        required
        list="desk-places"
        value={shown}
        onValue={(typed) => props.onValue(props.services.find(({ name }) => name === typed)?.id ?? typed)}
      />
      <datalist id="desk-places">
        {props.services.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  );
}
