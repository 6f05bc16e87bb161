import { useEffect, useRef } from 'preact/hooks';
import type { Option } from '../../src/assistant/reply.js';
import type { Conversation } from './conversation/conversation.js';
import { askOnce, withoutEntry } from './conversation/entry-link.js';
import type { Page } from './page.js';
import { loadEntryOption, ServerError } from './server.js';
import type { ClientBundle } from './texts.js';

/** Asks for the entry a link leads to (the QR code of a referral slip) as if the person had tapped it; once. */
export function useEntryLink(
  page: Page,
  conversation: Conversation | undefined,
  bundle: ClientBundle | undefined,
): void {
  const wanted = useRef(page.entry);
  useEffect(() => {
    const id = wanted.current;
    if (id === undefined || !conversation || !bundle) return undefined;
    let stop = () => {};
    let current = true;
    const done = () => {
      wanted.current = undefined;
      history.replaceState(history.state, '', withoutEntry(location));
    };
    void optionOf(id, bundle).then((option) => {
      if (!current) return;
      if (option) stop = askOnce(conversation, option, page.embedded, done);
      else done();
    });
    return () => {
      current = false;
      stop();
    };
  }, [conversation, bundle]);
}

/** The tap that asks for an entry; undefined when there is no such entry. */
async function optionOf(id: string, { language, themes }: ClientBundle): Promise<Option | undefined> {
  try {
    return await loadEntryOption(language.code, id);
  } catch (error) {
    if (error instanceof ServerError && error.status === 404) return undefined;
    // without its title the theme says what it is about
    const theme = themes.find((candidate) => id.startsWith(`${candidate.id}/`));
    return theme && { action: `entry:${id}`, label: theme.name };
  }
}
