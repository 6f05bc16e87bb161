import { createHash } from 'node:crypto';
import type { Database } from '../../database/connection.js';
import { redact } from '../redact.js';
import type { UnansweredGroup } from './types.js';

/** Fewer messages than this that say the same are not shown. */
const LEAST_ALIKE = 3;
/** From this cosine on two messages say the same; tried on the phrases of the evaluation set. */
const ALIKE = 0.5;
/** Newest messages per language that are looked at. */
const MOST_MESSAGES = 2000;
const MOST_GROUPS = 100;
const MOST_EXAMPLES = 5;

/** The entry search comes nearest with, if any. */
export type Propose = (language: string, text: string) => UnansweredGroup['proposal'];

/** Groups of messages nobody could answer, largest first. */
export async function groupUnanswered(database: Database, propose: Propose): Promise<UnansweredGroup[]> {
  const languages: { language: string }[] = await database('unanswered_messages').distinct('language');
  const groups: UnansweredGroup[] = [];
  for (const language of languages.map((row) => row.language).sort()) {
    const rows: { text: string }[] = await database('unanswered_messages')
      .where({ language })
      .orderBy('id', 'desc')
      .limit(MOST_MESSAGES)
      .select('text');
    // redacted when stored; again here, because redaction has learned since
    groups.push(
      ...groupsOf(
        language,
        rows.map(({ text }) => redact(text)),
        propose,
      ),
    );
  }
  return groups.sort((a, b) => b.messages - a.messages || (a.id < b.id ? -1 : 1)).slice(0, MOST_GROUPS);
}

/** Groups of at least three; the same messages in any order give the same groups. */
export function groupsOf(language: string, texts: readonly string[], propose: Propose): UnansweredGroup[] {
  const leaders: { grams: ReadonlyMap<string, number>; texts: string[] }[] = [];
  const byGram = new Map<string, Set<number>>();
  for (const text of [...texts].sort()) {
    const grams = gramsOf(text);
    const near = new Set([...grams.keys()].flatMap((gram) => [...(byGram.get(gram) ?? [])]));
    let best = -1;
    let likeness = ALIKE;
    for (const at of [...near].sort((a, b) => a - b)) {
      const value = cosine(grams, leaders[at]!.grams);
      if (value > likeness || (value === likeness && best < 0)) [best, likeness] = [at, value];
    }
    if (best >= 0) {
      leaders[best]!.texts.push(text);
      continue;
    }
    leaders.push({ grams, texts: [text] });
    for (const gram of grams.keys()) byGram.set(gram, (byGram.get(gram) ?? new Set()).add(leaders.length - 1));
  }
  return leaders
    .filter(({ texts: alike }) => alike.length >= LEAST_ALIKE)
    .map(({ texts: alike }) => {
      const examples = [...new Set(alike)].slice(0, MOST_EXAMPLES);
      const id = createHash('sha256')
        .update(`${language}\n${examples.join('\n')}`)
        .digest('hex')
        .slice(0, 16);
      return { id, language, messages: alike.length, examples, proposal: propose(language, examples[0] ?? '') };
    });
}

/** Three letters at a time, with how often; what is redacted counts for nothing. */
function gramsOf(text: string): ReadonlyMap<string, number> {
  const plain = ` ${text
    .toLowerCase()
    .replaceAll(/\[\p{L}+\]/gu, ' ')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
  const letters = [...plain];
  const grams = new Map<string, number>();
  for (let at = 0; at + 2 < letters.length; at++) {
    const gram = letters.slice(at, at + 3).join('');
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let product = 0;
  for (const [gram, count] of a) product += count * (b.get(gram) ?? 0);
  return product === 0 ? 0 : product / (length(a) * length(b));
}

function length(grams: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of grams.values()) sum += count * count;
  return Math.sqrt(sum);
}
