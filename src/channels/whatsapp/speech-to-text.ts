import { z } from 'zod';
import type { LanguageCode } from '../../languages/language.js';

/** Turns a voice note into text. Without one, people are asked to type. */
export interface SpeechToText {
  /**
   * @param language the person's, when it is known
   * @returns undefined when nothing could be understood
   */
  listen(sound: Buffer, mimeType: string, language: LanguageCode | undefined): Promise<string | undefined>;
}

const answer = z.object({ text: z.string().max(4000) });
/** Milliseconds a recording may take to be written down. */
const PATIENCE = 20_000;

/**
 * A service on an address of your own: it gets the recording as the body of a POST, with its type and `?language=`, and
 * answers `{"text": "..."}`. The recording is kept nowhere by us.
 */
export function speechService(url: string): SpeechToText {
  return {
    async listen(sound, mimeType, language) {
      const address = new URL(url);
      if (language !== undefined) address.searchParams.set('language', language);
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': mimeType || 'application/octet-stream' },
        body: new Uint8Array(sound),
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (!response.ok) throw new Error(`the speech service answered ${response.status}`);
      return answer.parse(await response.json()).text.trim() || undefined;
    },
  };
}
