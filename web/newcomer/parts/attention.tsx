import { useEffect } from 'preact/hooks';
import type { Conversation } from '../conversation/conversation.js';
import { handoffOf } from '../conversation/handoff.js';
import { useChanges, useSurroundings } from '../surroundings.js';

/**
 * For somebody who waits and looks elsewhere meanwhile: a person's message stands in the title of the page, sounds and
 * shakes the phone; so does a person who takes over. A kiosk stays silent, it stands among others.
 */
export function Attention({
  conversation,
  title,
}: {
  readonly conversation: Conversation | undefined;
  readonly title: string;
}) {
  const { bundle, kiosk } = useSurroundings();
  useChanges(conversation);
  const missed = conversation?.view.missed ?? 0;
  const calls = conversation?.view.calls ?? 0;
  useEffect(() => {
    document.title = missed > 0 ? `(${missed}) ${bundle.texts.live.newMessage} - ${title}` : title;
  }, [missed, title, bundle]);
  useEffect(() => {
    if (calls === 0 || kiosk || !conversation) return;
    const { messages } = conversation.view;
    const latest = messages[messages.length - 1];
    const begins = latest?.kind === 'reply' && latest.reply.kind === 'handoff' && handoffOf(messages).at === 'live';
    if (missed > 0 || begins) call();
  }, [calls]);
  return null;
}

/** Two soft tones, and a short shake where the phone can. */
function call(): void {
  try {
    navigator.vibrate?.([120, 80, 120]);
    const audio = new AudioContext();
    [660, 880].forEach((pitch, index) => {
      const at = audio.currentTime + index * 0.18;
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.12, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.35);
      tone.connect(volume).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.36);
    });
    setTimeout(() => void audio.close(), 1_000);
  } catch {
    // a browser that lets nothing sound; the title says it too
  }
}
