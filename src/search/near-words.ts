/** Shorter words are taken as they stand: too many real words lie one letter away. */
const SHORTEST = 5;
/** From this length on two slips are forgiven. */
const TWO_SLIPS = 10;

/**
 * Finds the words of a fixed list that a misspelt word may stand for: one letter wrong, missing, added or two
 * swapped; two such slips in long words. By symmetric deletion (Garbe, SymSpell, 2012): a word and its misspelling
 * meet in a form from which letters were taken away.
 */
export class NearWords {
  readonly #forms = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of new Set(words)) {
      if (word.length < SHORTEST) continue;
      for (const form of formsOf(word)) {
        const known = this.#forms.get(form);
        if (known) known.push(word);
        else this.#forms.set(form, [word]);
      }
    }
  }

  /** The near words of the list; the first letter of short ones must be right. */
  find(word: string): readonly string[] {
    if (word.length < SHORTEST - 1) return [];
    const found = new Set<string>();
    for (const form of formsOf(word)) {
      for (const candidate of this.#forms.get(form) ?? []) {
        if (found.has(candidate)) continue;
        const shorter = Math.min(word.length, candidate.length);
        if (shorter < 7 && word[0] !== candidate[0]) continue;
        if (slips(word, candidate, shorter >= TWO_SLIPS ? 2 : 1)) found.add(candidate);
      }
    }
    return [...found];
  }
}

function formsOf(word: string): Set<string> {
  const forms = new Set([word]);
  for (let i = 0; i < word.length; i++) {
    const once = word.slice(0, i) + word.slice(i + 1);
    forms.add(once);
    if (word.length < TWO_SLIPS) continue;
    for (let j = i; j < once.length; j++) forms.add(once.slice(0, j) + once.slice(j + 1));
  }
  return forms;
}

/** Whether at most `most` slips (Damerau-Levenshtein, optimal string alignment) lie between two words. */
function slips(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    before = last;
    last = row;
  }
  return last[b.length]! <= most;
}
