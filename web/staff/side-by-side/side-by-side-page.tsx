import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { EntryView } from '../../../src/staff/register-types.js';
import { useEntryView } from '../entry-view.js';
import { readKept, writeKept } from '../kept.js';
import type { PageProps } from '../pages.js';
import { Button } from '../parts/button.js';
import { Combobox, type ComboItem } from '../parts/combobox.js';
import { useErrorText } from '../parts/error-text.js';
import { Select } from '../parts/field.js';
import { Empty, Loaded } from '../parts/states.js';
import { useToast } from '../parts/toasts.js';
import { useCatalogue, useNames } from '../register/catalogue.js';
import { useQueue } from '../register/queue-provider.js';
import { Link, navigate, useAppLocation } from '../router/location.js';
import { searchEntries } from '../search-entries.js';
import { useAccount } from '../session/session-provider.js';
import { useTexts } from '../texts/texts.js';
import { Sides } from './sides.js';
import './side-by-side.css';

const LANGUAGE = 'side-language';

/** The screen turned between two people: an entry in Dutch and in the newcomer's language, paragraph by paragraph. */
export function SideBySidePage({ params }: PageProps): JSX.Element {
  const { t } = useTexts();
  const { query } = useAppLocation();
  const catalogue = useCatalogue();
  const names = useNames(catalogue.data);
  const id = params.theme && params.name ? `${params.theme}/${params.name}` : undefined;
  const language = query.get('language') ?? readKept(LANGUAGE) ?? 'en';
  const view = useEntryView(id, language);
  const find = useCallback((typed: string) => searchEntries(typed), []);
  useEffect(() => writeKept(LANGUAGE, language), [language]);
  const open = (entry: string | undefined, code = language) =>
    navigate(entry ? `/side-by-side/${entry}?language=${code}` : `/side-by-side?language=${code}`);
  const chosen: ComboItem | undefined = id && view.data ? { id, label: view.data.title.dutch } : undefined;
  const contact = (catalogue.data?.languages ?? []).filter((item) => item.contact && item.code !== 'nl');
  return (
    <div class="side-by-side">
      <header class="side-bar">
        <Link to="/" class="button quiet">
          {t('sideBySide.back')}
        </Link>
        <h1 class="hidden">{t('sideBySide.title')}</h1>
        <Combobox
          label={t('sideBySide.search')}
          find={find}
          chosen={chosen}
          onChoose={(item) => item && open(item.id)}
        />
        <Select
          label={t('sideBySide.language')}
          value={language}
          onValue={(code) => open(id, code)}
          options={contact.map(({ code, name }) => ({ value: code, label: `${names.language(code)} · ${name}` }))}
        />
      </header>
      {id ? (
        <Loaded of={view} lines={6}>
          {(entry) => entry && <Entry entry={entry} />}
        </Loaded>
      ) : (
        <Empty icon="side-by-side" title={t('sideBySide.choose')} />
      )}
    </div>
  );
}

function Entry({ entry }: { readonly entry: EntryView }): JSX.Element {
  const { t } = useTexts();
  return (
    <>
      {!entry.translated && (
        <p class="desk-note">{t('sideBySide.noTranslation', { language: entry.language.dutchName })}</p>
      )}
      <Sides entry={entry} />
      <footer class="actions side-foot">
        <RegisterContact key={entry.id + entry.language.code} entry={entry} />
        <Link class="button plain" to={`/slip/${entry.id}?language=${entry.language.code}`} target="_blank">
          {t('sideBySide.slip')}
        </Link>
      </footer>
      {entry.related.length > 0 && (
        <nav class="soft" aria-label={t('sideBySide.related')}>
          {t('sideBySide.related')}{' '}
          {entry.related.map(({ id, title }, index) => (
            <span key={id}>
              {index > 0 && ' · '}
              <Link to={`/side-by-side/${id}?language=${entry.language.code}`}>{title}</Link>
            </span>
          ))}
        </nav>
      )}
    </>
  );
}

/** One press registers that this was explained at the desk. */
function RegisterContact({ entry }: { readonly entry: EntryView }): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const say = useErrorText();
  const queue = useQueue();
  const { municipality } = useAccount();
  const [done, setDone] = useState(false);
  async function register() {
    setDone(true);
    try {
      await queue.add({
        id: crypto.randomUUID(),
        askedAt: Date.now(),
        theme: entry.theme,
        entry: entry.id,
        language: entry.language.code,
        channel: 'desk',
        outcome: 'answered',
        municipality: municipality ?? null,
      });
      toast({ text: t('sideBySide.registered') });
    } catch (error) {
      setDone(false);
      toast({ text: say(error), tone: 'bad' });
    }
  }
  return (
    <Button look="main" icon={done ? 'check' : 'register'} busy={done} onClick={register}>
      {t(done ? 'sideBySide.registered' : 'sideBySide.register')}
    </Button>
  );
}
