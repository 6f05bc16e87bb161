/** What Arabic writes on the front of a word: and, so, with, for, the, from, on, will. */
const ARABIC_FRONTS = ['وال', 'بال', 'عال', 'هال', 'لل', 'ال', 'و', 'ف', 'ب', 'ل'] as const;
const ARABIC = /^[\u0600-\u06ff]/;

/** A word and what it is without the particles that Arabic writes on it; the word itself comes first. */
export function withoutParticles(word: string): readonly string[] {
  if (!ARABIC.test(word)) return [word];
  const forms = [word];
  for (const front of ARABIC_FRONTS) {
    if (word.startsWith(front) && word.length - front.length >= (front === 'و' ? 2 : 3))
      forms.push(word.slice(front.length));
  }
  // speech: this (ه) and on (ع) before the article
  if (/^[هع]ال/.test(word) && word.length > 5) forms.push(word.slice(1));
  return forms;
}

/** Dari verb particles as `fold` writes them, set apart as often as not: می خواهم, می‌خواهم, میخواهم. */
const PARTICLES: ReadonlySet<string> = new Set(['مي', 'نمي']);

/** Whether a word may be the beginning of the next one. Pashto has a word that looks the same (مې, my). */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}
