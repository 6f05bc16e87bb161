import type { JSX } from 'preact';
import type { StaffReply } from '../../../src/assistant/reply.js';
import { DUTCH_SPEECH } from '../find-voice.js';
import { Icon } from '../parts/icon.js';
import { SpeakButton } from '../parts/speak-button.js';
import { useSurroundings } from '../surroundings.js';

/** What a bridge figure says, in the language they say it in, exactly as typed. */
export function StaffBubble({ name, reply }: { readonly name: string; readonly reply: StaffReply }): JSX.Element {
  const { bundle } = useSurroundings();
  const { language } = bundle;
  const tags =
    reply.language === language.code ? language.speech : reply.language === 'nl' ? DUTCH_SPEECH : [reply.language];
  return (
    <div class="staff">
      <p class="who">
        <Icon name="person" />
        <bdi>{reply.from}</bdi>
        {reply.languageNote && <span class="language-note">{reply.languageNote}</span>}
      </p>
      <p class="bubble" lang={reply.language} dir={reply.direction}>
        {reply.text}
      </p>
      <SpeakButton name={name} label={bundle.texts.speak.listen} pieces={[{ text: reply.text, tags }]} />
    </div>
  );
}
