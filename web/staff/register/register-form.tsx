import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Catalogue } from '../../../src/staff/register-types.js';
import { readKept, writeKept } from '../kept.js';
import { Button } from '../parts/button.js';
import { Key } from '../parts/key.js';
import { useToast } from '../parts/toasts.js';
import { useAccount } from '../session/session-provider.js';
import { useTexts } from '../texts/texts.js';
import type { Names } from './catalogue.js';
import { focusGroup } from './choice-group.js';
import { type Draft, emptyDraft, firstMissing, type Needed, nextDraft, questionOf } from './draft.js';
import { QuestionFields, useGroups } from './question-fields.js';
import { useQueue } from './queue-provider.js';
import { useTakeBack } from './take-back.js';

/** Registers one question after the other; every key of it is in `ShortcutHelp`. */
export function RegisterForm(props: {
  readonly catalogue: Catalogue;
  readonly names: Names;
  readonly onHelp: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const { catalogue, names, onHelp } = props;
  const account = useAccount();
  const queue = useQueue();
  const toast = useToast();
  const takeBack = useTakeBack();
  const groups = useGroups();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(lastLanguage(catalogue), account.municipality ?? null));
  const [missing, setMissing] = useState<Needed>();

  useEffect(() => {
    // a phone would not need it, and a focus there moves the page
    if (matchMedia('(pointer: fine)').matches) focusGroup(groups.theme.current);
  }, []);

  async function save() {
    const wanted = firstMissing(draft);
    setMissing(wanted);
    if (wanted) return focusGroup(groups[wanted].current);
    const question = questionOf(draft, crypto.randomUUID(), Date.now());
    if (!question) return;
    setDraft(nextDraft(draft));
    writeKept('question-language', question.language);
    focusGroup(groups.theme.current);
    await queue.add(question);
    const what = question.entry ? names.entry(question.entry) : names.theme(question.theme);
    toast({ text: t('register.saved', { what }), undo: () => void takeBack(question.id, question) });
  }

  function startOver() {
    setDraft(nextDraft(draft));
    setMissing(undefined);
    focusGroup(groups.theme.current);
  }

  return (
    <form
      class="register-form card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        const typing = event.target instanceof HTMLInputElement && event.target.type === 'text';
        if (event.key === 'Escape') startOver();
        else if (event.key === '?' && !(typing && event.target.value !== '')) {
          event.preventDefault();
          onHelp();
        }
      }}
    >
      <QuestionFields
        {...{ catalogue, names, draft, missing, groups }}
        onChange={(change) => {
          setMissing(undefined);
          setDraft(change);
        }}
      />
      <div class="actions register-actions">
        <Button type="submit" icon="check">
          {t('register.save')} <Key name="Enter" />
        </Button>
        <Button look="quiet" onClick={startOver}>
          {t('register.startOver')} <Key name="Esc" />
        </Button>
      </div>
    </form>
  );
}

/** The language of the last question on this device, while it is still on the list. */
function lastLanguage(catalogue: Catalogue): string | undefined {
  const last = readKept('question-language');
  return catalogue.languages.some(({ code }) => code === last) ? last : undefined;
}
