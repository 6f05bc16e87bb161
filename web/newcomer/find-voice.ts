/** Voices for Dutch phrases and originals, whatever the language of the page. */
export const DUTCH_SPEECH: readonly string[] = ['nl-BE', 'nl-NL', 'nl'];

/** The best voice for a language: the exact tag first (`ar-SY`), then the same language elsewhere (`ar-EG`). */
export function findVoice<V extends { readonly lang: string }>(
  voices: readonly V[],
  tags: readonly string[],
): V | undefined {
  // Android writes nl_BE
  const normal = (tag: string) => tag.replace('_', '-').toLowerCase();
  const language = (tag: string) => normal(tag).split('-')[0];
  for (const tag of tags) {
    const exact = voices.find((voice) => normal(voice.lang) === normal(tag));
    if (exact) return exact;
  }
  for (const tag of tags) {
    const near = voices.find((voice) => language(voice.lang) === language(tag));
    if (near) return near;
  }
  return undefined;
}
