import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Page } from '../layout/page.js';
import type { PageProps } from '../pages.js';
import { Empty, ErrorBox, Loading } from '../parts/states.js';
import { useCatalogue } from '../register/catalogue.js';
import { Link } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { Conversation } from './conversation.js';
import { DeskCatalogue } from './desk-catalogue.js';
import { deskStore, useDesk } from './desk-store.js';
import { PresenceSwitch } from './presence-switch.js';
import { RequestList } from './request-list.js';
import './desk.css';

/** The queue of people who ask for a person, and the conversation that is open. */
export function DeskPage({ params }: PageProps): JSX.Element {
  const { t } = useTexts();
  const { desk, live } = useDesk();
  const { data: catalogue } = useCatalogue();
  const { id } = params;
  return (
    <DeskCatalogue.Provider value={catalogue}>
      <Page title={t('desk.title')} actions={desk && <PresenceSwitch me={desk.me} />} wide>
        {desk && !live && (
          <p class="desk-behind" role="status">
            {t('desk.reconnecting')}
          </p>
        )}
        {!desk &&
          (deskStore.error === undefined ? (
            <Loading />
          ) : (
            <ErrorBox error={deskStore.error} onRetry={() => deskStore.refresh()} />
          ))}
        {desk && (
          <div class={id ? 'desk with-conversation' : 'desk'}>
            <div class="desk-lists">
              {desk.me.needsAvailability && (
                <p class="desk-note">
                  {t('desk.needsAvailability')} <Link to="/availability">{t('availability.title')}</Link>
                </p>
              )}
              {desk.counts.late > 0 && <p class="desk-note late">{t('desk.late', { count: desk.counts.late })}</p>}
              <RequestList title={t('desk.mine')} requests={desk.mine} open={id} empty={t('desk.nothingOfYours')} own />
              <RequestList title={t('desk.queue')} requests={desk.queue} open={id} empty={t('desk.nobodyWaits')} />
              <Colleagues />
            </div>
            <section class="desk-open" aria-label={t('desk.conversation')}>
              {id ? <Opened key={id} id={id} /> : <Empty icon="desk" title={t('desk.chooseOne')} />}
            </section>
          </div>
        )}
      </Page>
    </DeskCatalogue.Provider>
  );
}

function Opened({ id }: { readonly id: string }): JSX.Element {
  const { detail } = useDesk();
  const [error, setError] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    setError(undefined);
    deskStore.open(id).then(() => deskStore.seen(), setError);
    return () => deskStore.closeConversation();
  }, [id, turn]);
  if (error) return <ErrorBox error={error} onRetry={() => setTurn((count) => count + 1)} />;
  if (detail?.request.id !== id) return <Loading lines={6} />;
  return <Conversation detail={detail} />;
}

function Colleagues(): JSX.Element | null {
  const { t } = useTexts();
  const { desk } = useDesk();
  if (!desk || desk.colleagues.length === 0) return null;
  return (
    <details class="colleagues">
      <summary>
        {t('desk.colleagues', { count: desk.colleagues.filter(({ presence }) => presence === 'here').length })}
      </summary>
      <ul>
        {desk.colleagues.map(({ id, name, presence, languages, open }) => (
          <li key={id}>
            <span class={`presence-dot ${presence}`} aria-hidden="true" />
            <span>
              <strong>{name}</strong> <span class="soft">{t(`desk.presence.${presence}`)}</span>
              <br />
              <span class="soft">
                {languages.join(', ')}
                {open > 0 && ` · ${t('desk.openCount', { count: open })}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
