import type { JSX } from 'preact';
import { useChanges, useSurroundings } from '../surroundings.js';
import type { Speech } from '../voice.js';
import { Icon } from './icon.js';

/** Reads something aloud, and stops again; not there when the device has no voice for the language. */
export function SpeakButton(props: {
  readonly name: string;
  readonly label: string;
  readonly pieces: readonly Speech[];
}): JSX.Element | null {
  const { voice, bundle } = useSurroundings();
  useChanges(voice);
  if (!props.pieces.every(({ tags }) => voice.speaks(tags))) return null;
  const reading = voice.current === props.name;
  return (
    <button type="button" class="speak" onClick={() => (reading ? voice.stop() : voice.read(props.name, props.pieces))}>
      <Icon name={reading ? 'square' : 'volume'} />
      {reading ? bundle.texts.speak.stop : props.label}
    </button>
  );
}
