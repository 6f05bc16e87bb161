import { type LanguageCode, SOURCE_LANGUAGE } from '../../languages/language.js';
import { isInScript, strayLetters } from '../../languages/scripts.js';
import { type Block, parseBlocks } from '../blocks.js';
import { countWords } from './coverage.js';
import { at, type CheckContext, type Rule, textsOf } from './rule.js';

/** Words of a text. Translations need more or fewer words for the same: Tigrinya and Arabic join what Somali splits. */
const LENGTH = { source: [40, 120], translation: [30, 150] } as const;

/** Texts in the length that people read on a phone. */
export const lengthRule: Rule = function* (context) {
  for (const { text, path } of textsOf(context.knowledge)) {
    const [least, most] = LENGTH[['nl', 'en'].includes(text.language) ? 'source' : 'translation'];
    const count = countWords(text.body);
    if (count < least || count > most) {
      yield at(context, 'warning', path, `the text has ${count} words; ${least} to ${most}`, {
        text: text.body.slice(0, 40),
      });
    }
  }
};

/** A translation stands beside the Dutch: the same paragraphs and items, the same sentence and words explained. */
export const translationRule: Rule = function* (context) {
  for (const { entry, text, path } of textsOf(context.knowledge)) {
    if (text.language === SOURCE_LANGUAGE) continue;
    const dutch = entry.texts.get(SOURCE_LANGUAGE);
    if (dutch) {
      const here = shapeOf(parseBlocks(text.body));
      const there = shapeOf(parseBlocks(dutch.body));
      if (here !== there)
        yield at(
          context,
          'error',
          path,
          `has other blocks than the Dutch text: ${here || 'nothing'}, and there ${there}`,
        );
    }
    if (!entry.dutch) continue;
    if (!text.phrase) yield at(context, 'error', path, `phrase: say what "${entry.dutch.phrase}" means`);
    for (const term of entry.dutch.words) {
      if (!text.words.has(term))
        yield at(context, 'error', path, `words: say what "${term}" means`, { text: 'words:' });
    }
    for (const term of text.words.keys()) {
      if (!entry.dutch.words.includes(term)) {
        yield at(context, 'error', path, `words: "${term}" is not a word of entry.yaml`, { text: term });
      }
    }
  }
};

/** `P`aragraph, `H`eading, `-` list item, `1` step: "P---P" is a paragraph, three items, a paragraph. */
function shapeOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'list') return (block.ordered ? '1' : '-').repeat(block.items.length);
      return block.kind === 'heading' ? 'H' : 'P';
    })
    .join('');
}

/** Every text in the letters of its language. Questions may be in Latin letters, as people type them. */
export const scriptRule: Rule = function* (context) {
  const scripts = scriptsOf(context);
  for (const { text, path } of textsOf(context.knowledge)) {
    const script = scripts.get(text.language);
    if (!script) continue;
    const { language } = text;
    const parts = [text.title, text.body, text.phrase ?? '', ...text.words.values()];
    for (const part of parts) {
      const stray = strayLetters(part, language, script);
      if (stray) yield at(context, 'error', path, `holds letters of another language: ${stray}`, { text: stray });
      else if (!isInScript(part, script))
        yield at(context, 'error', path, `is not in its own script: ${part}`, { text: part });
    }
    for (const question of text.questions) {
      // the neighbour's letters are allowed here: people have the keyboard they have
      const stray = strayLetters(question, '', script);
      if (stray) yield at(context, 'error', path, `holds letters of another script: ${stray}`, { text: stray });
    }
  }
};

function scriptsOf({ languages }: CheckContext): Map<LanguageCode, string> {
  return new Map(languages.map(({ code, script }) => [code, script]));
}

const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/<\/?[a-z][^>]*>/i, 'HTML'],
  [/\[[^\]]*\]\([^)]*\)/, 'a link: addresses come from services and sources'],
  [/^\s*\|/m, 'a table'],
  [/^\s*>/m, 'a quotation'],
  [/`/, 'code'],
  [/^#(?!#\s)/m, 'a heading other than "## "'],
  [/\{\{[^}]*$/m, 'a fact without its end }}'],
  [/\{\{(?!\s*[a-z0-9][a-z0-9-]*\s*\}\})/, 'a fact whose name is not in small letters'],
];

/** Only what every client can show. */
export const markupRule: Rule = function* (context) {
  for (const { text, path } of textsOf(context.knowledge)) {
    for (const [pattern, what] of FORBIDDEN) {
      const found = pattern.exec(text.body);
      if (found) yield at(context, 'error', path, `holds ${what}`, { body: found[0].trim() });
    }
    if ((text.body.match(/\*\*/g)?.length ?? 0) % 2 === 1) {
      yield at(context, 'error', path, 'opens ** and does not close it', { body: '**' });
    }
    if (/\{\{/.test(`${text.title} ${text.phrase ?? ''}`)) {
      yield at(context, 'error', path, 'title and phrase take no facts', { text: '{{' });
    }
  }
};
