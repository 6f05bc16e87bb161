import type { JSX } from 'preact';
import { renderSVG } from 'uqr';
import type { CannedList } from '../../../src/staff/desk-types.js';
import type { EntryView } from '../../../src/staff/register-types.js';
import { api } from '../api.js';
import { useEntryView } from '../entry-view.js';
import type { PageProps } from '../pages.js';
import { Button } from '../parts/button.js';
import { Loaded } from '../parts/states.js';
import { useAppLocation } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import './slip.css';

/** A sheet to take along: Dutch for the clerk, their language for the newcomer, the desk, and a QR code to the answer. */
export function SlipPage({ params }: PageProps): JSX.Element {
  const { query } = useAppLocation();
  const language = query.get('language') ?? 'en';
  const view = useEntryView(`${params.theme}/${params.name}`, language, query.get('municipality') ?? undefined);
  const wanted = query.get('bring')?.split(',') ?? [];
  const things = useLoad(
    async (signal) => (wanted.length > 0 ? (await api.get<CannedList>('desk/canned', { signal })).things : []),
    [],
  );
  return (
    <Loaded of={view} lines={6}>
      {(entry) =>
        entry && (
          <Slip
            entry={entry}
            service={query.get('service') ?? undefined}
            bring={(things.data ?? []).filter(({ id }) => wanted.includes(id)).map(({ text }) => text)}
          />
        )
      }
    </Loaded>
  );
}

function Slip(props: {
  readonly entry: EntryView;
  readonly service: string | undefined;
  readonly bring: readonly string[];
}): JSX.Element {
  const { t } = useTexts();
  const { entry } = props;
  const { language } = entry;
  const place = entry.places.find(({ dutch }) => dutch.id === props.service) ?? entry.places[0];
  // the chat opens with this answer, in their language
  const address = `${location.origin}/?${new URLSearchParams({ language: language.code, entry: entry.id })}`;
  return (
    <article class="slip">
      <div class="slip-actions actions">
        <Button look="main" icon="printer" onClick={() => print()}>
          {t('slip.print')}
        </Button>
      </div>
      <header class="slip-head">
        <div>
          <p class="soft">{t('slip.title')}</p>
          <h1>{entry.title.dutch}</h1>
          {entry.title.theirs && (
            <p class="slip-theirs" lang={language.code} dir={language.direction}>
              {entry.title.theirs}
            </p>
          )}
        </div>
        <figure class="slip-code">
          {/* our own address, drawn by the library: no text from outside */}
          <div
            role="img"
            aria-label={t('slip.code')}
            dangerouslySetInnerHTML={{ __html: renderSVG(address, { border: 1 }) }}
          />
        </figure>
      </header>
      <section class="slip-clerk">
        <h2>{t('slip.forClerk')}</h2>
        <p>{t('slip.request', { language: language.dutchName })}</p>
        {entry.phrase && <p class="slip-phrase">“{entry.phrase.dutch}”</p>}
      </section>
      {entry.phrase?.theirs && (
        <section class="slip-person" lang={language.code} dir={language.direction}>
          <p>
            <bdi lang="nl" dir="ltr">
              “{entry.phrase.dutch}”
            </bdi>
          </p>
          <p>{entry.phrase.theirs}</p>
        </section>
      )}
      {place && (
        <section class="slip-place">
          <h2>{place.dutch.name}</h2>
          {place.theirs.name !== place.dutch.name && (
            <p lang={language.code} dir={language.direction}>
              {place.theirs.name}
            </p>
          )}
          {[place.dutch.address, place.dutch.hours, place.dutch.phone].filter(Boolean).map((line) => (
            <p key={line}>{line}</p>
          ))}
          {place.theirs.whatFor && (
            <p lang={language.code} dir={language.direction}>
              {place.theirs.whatFor}
            </p>
          )}
        </section>
      )}
      {(props.bring.length > 0 || entry.bring.length > 0) && (
        <section>
          <h2>{t('slip.bring')}</h2>
          <ul class="slip-bring">
            {props.bring.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
            {entry.bring.map(({ dutch, theirs }) => (
              <li key={dutch}>
                {dutch}
                {theirs && (
                  <span lang={language.code} dir={language.direction}>
                    {theirs}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <footer class="soft">{t('slip.foot', { address: location.host })}</footer>
    </article>
  );
}
