import { words } from 'virtual:embed-words';

const lines = words
  .replace(/#/g, 'Wegwijzer')
  .split('\n')
  .map((line) => line.split('|'));

/**
 * What the snippet says in a language as pages name it (BCP 47): our code of it, the words of the button, "close".
 * `nl-BE` is `nl`, and Persian of any kind is Dari. Undefined for a language we do not have; then the person chooses.
 */
export function wordsOf(tag: string): readonly string[] | undefined {
  const short = tag.toLowerCase().split('-')[0];
  return lines.find(([code]) => code === (short === 'fa' ? 'prs' : short));
}
