import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { DeskRequest } from '../../../src/staff/desk-types.js';
import { Button } from '../parts/button.js';
import { useErrorText } from '../parts/error-text.js';
import { Select } from '../parts/field.js';
import { useToast } from '../parts/toasts.js';
import { useTexts } from '../texts/texts.js';
import { useDeskCatalogue } from './desk-catalogue.js';
import { deskStore } from './desk-store.js';

/** Milliseconds between two signs of typing. */
const TYPING_EVERY = 3000;
const draftKey = (id: string) => `wegwijzer-draft-${id}`;

/** Free text to the person; it goes as typed, with its language named. A draft outlives a reload. */
export function Composer({ request }: { readonly request: DeskRequest }): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const say = useErrorText();
  const catalogue = useDeskCatalogue();
  const [text, setText] = useState(() => sessionStorage.getItem(draftKey(request.id)) ?? '');
  const [language, setLanguage] = useState('nl');
  const lastTyping = useRef(0);
  function change(value: string) {
    setText(value);
    sessionStorage.setItem(draftKey(request.id), value);
    if (value === '' || Date.now() - lastTyping.current < TYPING_EVERY) return;
    lastTyping.current = Date.now();
    deskStore.typing(request.id);
  }
  function send() {
    const message = text.trim();
    if (message === '') return;
    change('');
    const body = { clientId: crypto.randomUUID(), kind: 'text', text: message, language } as const;
    deskStore
      .send({ request: request.id, body, shown: message })
      .catch((error: unknown) => toast({ text: say(error), tone: 'bad' }));
  }
  const languages = catalogue?.languages ?? [];
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="hidden" for="desk-text">
        {t('desk.write')}
      </label>
      <textarea
        id="desk-text"
        rows={2}
        dir="auto"
        maxLength={2000}
        placeholder={t('desk.write')}
        value={text}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <div class="composer-foot">
        <Select
          label={t('desk.writtenIn')}
          value={language}
          onValue={setLanguage}
          options={languages.map(({ code, dutchName }) => ({ value: code, label: dutchName }))}
        />
        <Button type="submit" icon="send" aria-disabled={text.trim() === ''}>
          {t('desk.send')}
        </Button>
      </div>
    </form>
  );
}
