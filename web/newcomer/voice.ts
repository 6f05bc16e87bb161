import { findVoice } from './find-voice.js';

/** A piece of text to be read aloud. */
export interface Speech {
  readonly text: string;
  /** BCP 47 tags to look for a voice in, best first. */
  readonly tags: readonly string[];
}

/**
 * Reads texts aloud with the browser's own voices (Web Speech), one thing at a time. `current` names what is being
 * read; listeners hear of every change, also when the voices come in late.
 */
export class Voice {
  readonly #listeners = new Set<() => void>();
  #current: string | undefined;

  constructor(private readonly synthesis: SpeechSynthesis | undefined) {
    synthesis?.addEventListener?.('voiceschanged', () => this.#tell());
  }

  get current(): string | undefined {
    return this.#current;
  }

  /** Whether there is a voice for a language; without one the speak button stays away. */
  speaks(tags: readonly string[]): boolean {
    return this.#find(tags) !== undefined;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads the pieces one after the other, instead of what was being read. */
  read(key: string, pieces: readonly Speech[]): void {
    this.stop();
    const utterances = pieces.map(({ text, tags }) => {
      const utterance = new SpeechSynthesisUtterance(text);
      const voice = this.#find(tags);
      if (voice) utterance.voice = voice;
      utterance.lang = voice?.lang ?? tags[0] ?? '';
      // a learner needs a little more time
      utterance.rate = 0.9;
      return utterance;
    });
    const last = utterances[utterances.length - 1];
    if (!last || !this.synthesis) return;
    last.onend = last.onerror = () => {
      if (this.#current !== key) return;
      this.#current = undefined;
      this.#tell();
    };
    this.#current = key;
    // one utterance per paragraph: Chrome cuts long ones off
    for (const utterance of utterances) this.synthesis.speak(utterance);
    this.#tell();
  }

  stop(): void {
    this.#current = undefined;
    this.synthesis?.cancel();
    this.#tell();
  }

  #find(tags: readonly string[]): SpeechSynthesisVoice | undefined {
    return this.synthesis && findVoice(this.synthesis.getVoices(), tags);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
