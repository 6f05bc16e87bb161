import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskRequestDetail, EntryHint } from '../../../src/staff/desk-types.js';
import { Tabs } from '../parts/tabs.js';
import { useTexts } from '../texts/texts.js';
import { CannedPicker } from './canned-picker.js';
import { lastWords } from './desk-model.js';
import { EntryPicker } from './entry-picker.js';

type Part = 'entries' | 'canned';

/** What can be sent across languages: entries that fit, any other entry, canned sentences. */
export function HelpPanel(props: { readonly detail: DeskRequestDetail; readonly onSent: () => void }): JSX.Element {
  const { t } = useTexts();
  const [part, setPart] = useState<Part>('entries');
  const { request, messages, suggestions } = props.detail;
  const fresh = lastWords(messages)?.resembles ?? [];
  return (
    <div class="help-panel">
      <p class="soft">{t('desk.help.why', { language: request.languageName })}</p>
      <Tabs
        label={t('desk.help.title')}
        current={part}
        onChange={setPart}
        tabs={[
          { id: 'entries', label: t('desk.help.entries') },
          { id: 'canned', label: t('desk.help.canned') },
        ]}
      >
        {part === 'entries' ? (
          <EntryPicker request={request} suggestions={distinct([...fresh, ...suggestions])} onSent={props.onSent} />
        ) : (
          <CannedPicker request={request} onSent={props.onSent} />
        )}
      </Tabs>
    </div>
  );
}

function distinct(entries: readonly EntryHint[]): readonly EntryHint[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()].slice(0, 6);
}
