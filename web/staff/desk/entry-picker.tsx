import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { DeskRequest, EntryHint } from '../../../src/staff/desk-types.js';
import { Pictogram } from '../../newcomer/parts/marks.js';
import { Button } from '../parts/button.js';
import { Combobox, type ComboItem } from '../parts/combobox.js';
import { useErrorText } from '../parts/error-text.js';
import { useToast } from '../parts/toasts.js';
import { Link } from '../router/location.js';
import { searchEntries } from '../search-entries.js';
import { useTexts } from '../texts/texts.js';
import { deskStore } from './desk-store.js';

/** Sends an entry; it arrives in the person's language. */
export function EntryPicker(props: {
  readonly request: DeskRequest;
  readonly suggestions: readonly EntryHint[];
  readonly onSent: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const say = useErrorText();
  const [chosen, setChosen] = useState<ComboItem>();
  const find = useCallback((typed: string) => searchEntries(typed), []);
  function send(id: string, title: string) {
    const body = { clientId: crypto.randomUUID(), kind: 'entry', entry: id } as const;
    deskStore
      .send({ request: props.request.id, body, shown: title })
      .catch((error: unknown) => toast({ text: say(error), tone: 'bad' }));
    setChosen(undefined);
    props.onSent();
  }
  return (
    <div class="entry-picker">
      {props.suggestions.length > 0 && (
        <ul class="suggestions" aria-label={t('desk.help.suggested')}>
          {props.suggestions.map(({ id, title, icon }) => (
            <li key={id}>
              <Pictogram name={icon} />
              <Link to={`/side-by-side/${id}?language=${props.request.language}`} target="_blank">
                {title}
              </Link>
              <Button
                class="small"
                icon="send"
                aria-label={t('desk.help.sendEntry', { title })}
                onClick={() => send(id, title)}
              />
            </li>
          ))}
        </ul>
      )}
      <Combobox label={t('desk.help.search')} find={find} chosen={chosen} onChoose={setChosen} />
      {chosen && (
        <div class="actions">
          <Button look="main" icon="send" onClick={() => send(chosen.id, chosen.label)}>
            {t('desk.help.sendIn', { language: props.request.languageName })}
          </Button>
          <Link to={`/side-by-side/${chosen.id}?language=${props.request.language}`} target="_blank">
            {t('desk.help.read')}
          </Link>
        </div>
      )}
    </div>
  );
}
