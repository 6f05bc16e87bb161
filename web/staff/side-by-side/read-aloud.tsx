import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Voice } from '../../newcomer/voice.js';
import { Button } from '../parts/button.js';
import { useTexts } from '../texts/texts.js';

const voice = new Voice(globalThis.speechSynthesis);

/** Reads a piece aloud, and stops again; not there when the device has no voice for the language. */
export function ReadAloud(props: {
  readonly text: string;
  readonly tags: readonly string[];
  readonly language: string;
}): JSX.Element | null {
  const { t } = useTexts();
  const [, turn] = useState(0);
  useEffect(() => voice.subscribe(() => turn((count) => count + 1)), []);
  if (!voice.speaks(props.tags)) return null;
  const key = `${props.language}:${props.text}`;
  const reading = voice.current === key;
  return (
    <Button
      look="quiet"
      class="read-aloud"
      icon={reading ? 'x' : 'volume'}
      aria-label={t(reading ? 'sideBySide.stop' : 'sideBySide.listen')}
      onClick={() => (reading ? voice.stop() : voice.read(key, [{ text: props.text, tags: props.tags }]))}
    />
  );
}
