/**
 * Asks the knowledge base, through the same code as the assistant's turn.
 *
 *   npm run --silent ask -- "ik kan mijn huurwaarborg niet betalen"
 *   printf '{"id":"1","text":"..."}\n' | npm run --silent ask -- --jsonl
 *   ... [--knowledge DIR] [--lang nl]
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { KnowledgeMissing, loadKnowledge } from '../knowledge/load.js';
import { loadLanguages } from '../languages/languages.js';
import { loadLexicon } from '../search/load-lexicon.js';
import { loadPhrases } from '../search/load-phrases.js';
import { createUnderstander, type Understander } from '../search/understander.js';
import type { Understanding } from '../search/understanding.js';
import { answerLine } from './ask/answer-line.js';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      jsonl: { type: 'boolean', default: false },
      knowledge: { type: 'string', default: process.env.KNOWLEDGE_DIR ?? 'knowledge' },
      lang: { type: 'string' },
    },
  });
  const question = positionals.join(' ');
  if (!values.jsonl && question.trim() === '') {
    console.error(
      'Ask something: npm run --silent ask -- "ik zoek een huis". Many at once: --jsonl, lines on standard input.',
    );
    process.exitCode = 2;
    return;
  }
  const [knowledge, languages, phrases, lexicon] = await Promise.all([
    loadKnowledge(values.knowledge),
    loadLanguages(),
    loadPhrases(),
    loadLexicon().catch(() => undefined),
  ]);
  const understander = createUnderstander(knowledge, languages, phrases, lexicon ? { lexicon } : {});
  if (values.jsonl) {
    await answerLines(understander);
    return;
  }
  const understanding = understander.understand(question, values.lang === undefined ? {} : { language: values.lang });
  const titleOf = (id: string): string => {
    const texts = knowledge.entries.get(id)?.texts;
    const code = languages.fallbacks(understanding.language).find((candidate) => texts?.has(candidate));
    return (code && texts?.get(code)?.title) ?? [...(texts?.values() ?? [])][0]?.title ?? '';
  };
  console.log(inWords(understanding, titleOf));
  for (const { kind, signal, line, language } of understander.explainCrisis(question)) {
    console.log(`  ${kind}, ${signal}: "${line}" (${language})`);
  }
}

/** One line in, one line out, in order; waits when the reader is slower. */
async function answerLines(understander: Understander): Promise<void> {
  const { stdin, stdout } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    if (!stdout.write(`${JSON.stringify(answerLine(understander, line))}\n`)) {
      await new Promise((resolve) => stdout.once('drain', resolve));
    }
  }
}

function inWords(understanding: Understanding, titleOf: (id: string) => string): string {
  const { outcome, language, languageSure, likelyLanguages, entries, crisis, command, smallTalk, municipality } =
    understanding;
  const what = crisis
    ? `: ${crisis.kind}, ${crisis.signal}`
    : command
      ? `: ${command.name} ${'language' in command ? command.language : ''}`
      : smallTalk
        ? `: ${smallTalk}`
        : '';
  const lines = [
    `${outcome}${what.trimEnd()}`,
    `language: ${language}${languageSure ? '' : ` (unsure: ${likelyLanguages.join(', ')})`}`,
  ];
  if (municipality) lines.push(`town: ${municipality}`);
  for (const { id, score } of entries.slice(0, 5)) lines.push(`${score.toFixed(2)}  ${id}  ${titleOf(id)}`);
  return lines.join('\n');
}

try {
  await main();
} catch (error) {
  if (!(error instanceof KnowledgeMissing) && !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
