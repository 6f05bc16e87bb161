import type { LanguageCode } from '../../languages/language.js';
import { evaluate } from './board.js';
import { type Collection, INGREDIENTS, type Ingredient } from './collections.js';
import { percent, printTable } from './print.js';
import { OTHER_KINDS, type Question } from './questions.js';
import { searchAlone } from './systems.js';

/** First and among three, in percent, of each language with each ingredient left out in turn. */
export async function printAblation(
  languages: readonly LanguageCode[],
  sets: ReadonlyMap<LanguageCode, readonly Question[]>,
  collections: (without: ReadonlySet<Ingredient>) => (language: LanguageCode) => Collection,
): Promise<void> {
  const rows = [['without', ...languages, 'all']];
  for (const left of [undefined, ...INGREDIENTS]) {
    const of = collections(new Set(left ? [left] : []));
    const row: string[] = [left ?? 'nothing'];
    const sum = { asked: 0, first: 0, three: 0 };
    for (const language of languages) {
      const { search, heldOut } = of(language);
      const questions = (heldOut ?? sets.get(language)!).filter(({ kind }) => !OTHER_KINDS.has(kind));
      const { all } = await evaluate(searchAlone(search), language, questions);
      sum.asked += all.asked;
      sum.first += all.first;
      sum.three += all.three;
      row.push(`${percent(all.first, all.asked)} / ${percent(all.three, all.asked)}`);
    }
    rows.push([...row, `${percent(sum.first, sum.asked)} / ${percent(sum.three, sum.asked)}`]);
  }
  printTable(rows, 1);
}
