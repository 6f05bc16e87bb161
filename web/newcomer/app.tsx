import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Option } from '../../src/assistant/reply.js';
import { Conversation } from './conversation/conversation.js';
import { followNews, wholeWindow } from './embedded.js';
import { useEntryLink } from './entry-link.js';
import { IdleGuard } from './kiosk/idle-guard.js';
import { createMemory } from './memory.js';
import type { Page } from './page.js';
import { Attention } from './parts/attention.js';
import { NEUTRAL_PAGE } from './parts/leave-quickly.js';
import { givesUp, Sure } from './parts/sure.js';
import { Chat } from './screens/chat.js';
import { FirstFailure } from './screens/first-failure.js';
import { KioskGreeting } from './screens/kiosk-greeting.js';
import { LanguageChoice } from './screens/language-choice.js';
import { Privacy } from './screens/privacy.js';
import { UnknownPlace } from './screens/unknown-place.js';
import { Waiting } from './screens/waiting.js';
import { loadBundle, loadPlace, ServerError } from './server.js';
import { SurroundingsProvider } from './surroundings.js';
import type { ClientBundle, LanguageName } from './texts.js';
import { Voice } from './voice.js';

const PRIVACY_PATH = '/privacy';

/** The whole client: which screen stands there, in which language, and the life of the conversation. */
export function App({ page }: { readonly page: Page }): JSX.Element | null {
  const kiosk = page.place !== undefined;
  const memory = useMemo(() => createMemory(kiosk), [kiosk]);
  const voice = useMemo(() => new Voice(globalThis.speechSynthesis), []);
  const [language, setLanguage] = useState(() => memory.languageAsked(page.language));
  const [bundle, failed, retry] = useBundle(language, () => {
    // a language we do not have any more
    endSession();
  });
  const [place, retryPlace] = usePlace(page.place);
  const [privacy, openPrivacy, closePrivacy] = usePrivacy(page.privacy, kiosk);
  const [farewell, setFarewell] = useState<{ text: string; language: LanguageName }>();
  const [conversation, setConversation] = useState<Conversation>();
  // what the person tapped that must not happen by a slip of the finger
  const [unsure, setUnsure] = useState<Option>();

  // the page always speaks the language of the bundle
  useEffect(() => {
    if (!bundle) return;
    memory.rememberLanguage(bundle.language.code);
    document.documentElement.lang = bundle.language.intl;
    document.documentElement.dir = bundle.language.direction;
    conversation?.setLanguage(bundle.language);
  }, [bundle, conversation]);

  useEntryLink(page, conversation, bundle);
  useEffect(() => (page.embedded && conversation ? followNews(conversation) : undefined), [conversation]);

  const endSession = () => {
    voice.stop();
    setConversation((current) => {
      current?.close();
      return undefined;
    });
    memory.clear();
    setUnsure(undefined);
    closePrivacy();
    setLanguage(undefined);
    scrollTo(0, 0);
  };
  const speaking = useRef(bundle);
  speaking.current = bundle;
  const begin = (code: string) =>
    new Conversation({
      // before its texts are there, so that the first words come sooner
      language: speaking.current?.language ?? { code, name: code, direction: 'ltr' },
      place: page.place,
      memory,
      onLanguage: setLanguage,
      onForgotten: () => {
        const { current } = speaking;
        if (current) setFarewell({ text: current.texts.forgotten, language: current.language });
        endSession();
      },
    });
  const waiting = language !== undefined && !conversation && !privacy && (!kiosk || place?.state === 'known');
  useEffect(() => {
    if (!waiting) return;
    setFarewell(undefined);
    setConversation(begin(language));
  }, [waiting]);

  if (kiosk && place?.state !== 'known') {
    if (place?.state === 'unknown') return <UnknownPlace />;
    return place ? <FirstFailure onRetry={retryPlace} /> : null;
  }
  const placeName = place?.state === 'known' ? place.name : undefined;
  if (failed && !bundle) return <FirstFailure onRetry={retry} />;
  if (language === undefined) {
    const onChoose = (chosen: LanguageName) => setLanguage(chosen.code);
    return placeName === undefined ? (
      <LanguageChoice onChoose={onChoose} farewell={farewell} />
    ) : (
      <KioskGreeting placeName={placeName} onChoose={onChoose} />
    );
  }
  if (!bundle) return <Waiting />;

  const vanish = () => {
    conversation?.vanish();
    endSession();
  };
  const surroundings = {
    bundle,
    kiosk,
    voice,
    openPrivacy,
    choose: (option: Option) => {
      voice.stop();
      if (option.action === 'forget-me') conversation?.forget(option.label);
      else if (givesUp(option.action)) setUnsure(option);
      else conversation?.choose(option);
    },
    ask: (text: string) => conversation?.ask(text),
  };
  const { title, privacy: about } = bundle.texts;
  return (
    <SurroundingsProvider value={surroundings}>
      {privacy || !conversation ? (
        privacy && <Privacy onBack={closePrivacy} talk={conversation !== undefined} />
      ) : (
        <Chat
          conversation={conversation}
          placeName={placeName}
          onLanguage={({ code, name }) => {
            conversation.choose({ action: `language:${code}`, label: name });
            setLanguage(code);
          }}
          onNewConversation={() => {
            voice.stop();
            conversation.close();
            memory.rememberSession(undefined);
            setConversation(begin(bundle.language.code));
          }}
          onForget={() => conversation.forget(bundle.texts.forgetMe)}
          onDone={vanish}
          onLeave={() => {
            vanish();
            if (kiosk) return;
            // nothing may be seen while the other page loads
            document.body.replaceChildren();
            wholeWindow(page.embedded).location.replace(NEUTRAL_PAGE);
          }}
        />
      )}
      <Attention conversation={conversation} title={privacy ? `${about.title} - ${title}` : title} />
      {unsure && conversation && (
        <Sure option={unsure} conversation={conversation} onClose={() => setUnsure(undefined)} />
      )}
      {kiosk && (
        <IdleGuard
          times={{ idle: page.idle * 1000, countdown: page.countdown * 1000 }}
          conversation={conversation}
          onGone={vanish}
        />
      )}
    </SurroundingsProvider>
  );
}

/** The words of a language; the ones before stay until the new ones are there. */
function useBundle(
  language: string | undefined,
  onUnknown: () => void,
): readonly [ClientBundle | undefined, boolean, () => void] {
  const [bundle, setBundle] = useState<ClientBundle>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setFailed(false);
    if (language === undefined) {
      setBundle(undefined);
      return undefined;
    }
    let current = true;
    loadBundle(language).then(
      (loaded) => current && setBundle(loaded),
      (error: unknown) => {
        if (!current) return;
        if (error instanceof ServerError && error.status === 404) onUnknown();
        else setFailed(true);
      },
    );
    return () => {
      current = false;
    };
  }, [language, attempt]);
  return [language === undefined ? undefined : bundle, failed, () => setAttempt((count) => count + 1)];
}

type KnownPlace =
  | { readonly state: 'known'; readonly name: string }
  | { readonly state: 'unknown' }
  | { readonly state: 'failed' };

/** The place of the kiosk, by its id in the address. */
function usePlace(id: string | undefined): readonly [KnownPlace | undefined, () => void] {
  const [place, setPlace] = useState<KnownPlace>();
  const load = () => {
    if (id === undefined) return;
    loadPlace(id).then(
      ({ name }) => setPlace({ state: 'known', name }),
      (error: unknown) => {
        const unknown = error instanceof ServerError && error.status === 404;
        setPlace({ state: unknown ? 'unknown' : 'failed' });
      },
    );
  };
  useEffect(load, [id]);
  return [place, load];
}

/** The privacy page over the conversation. On a phone it has its address and "back" works; a kiosk has no history. */
function usePrivacy(opened: boolean, kiosk: boolean): readonly [boolean, () => void, () => void] {
  const [privacy, setPrivacy] = useState(opened);
  useEffect(() => {
    if (kiosk) return undefined;
    const look = () => setPrivacy(location.pathname === PRIVACY_PATH);
    addEventListener('popstate', look);
    return () => removeEventListener('popstate', look);
  }, [kiosk]);
  const open = () => {
    if (!kiosk) history.pushState({ within: true }, '', PRIVACY_PATH);
    setPrivacy(true);
  };
  const close = () => {
    if (!kiosk && location.pathname === PRIVACY_PATH) {
      if (history.state?.within) history.back();
      else history.replaceState(null, '', '/');
    }
    setPrivacy(false);
  };
  return [privacy, open, close];
}
