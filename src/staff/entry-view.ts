import { answerReply } from '../assistant/replies/answer-reply.js';
import { themeName } from '../assistant/replies/names.js';
import type { AnswerReply, Block } from '../assistant/reply.js';
import { type Library, VoiceTo } from '../assistant/voice.js';
import type { Entry } from '../knowledge/knowledge.js';
import { type LanguageCode, SOURCE_LANGUAGE } from '../languages/language.js';
import type { Languages } from '../languages/languages.js';
import type { EntryView, Pair } from './register-types.js';

/** A sentence about papers to take along; taking something home is another thing. */
const BRING = /\b(?:neem|breng)\b[^.!?]*\bmee\b(?! naar huis)|\bmee(?:brengen|nemen)\b/iu;

/**
 * An entry in Dutch with another language beside it, made of the same replies a newcomer gets. Undefined when there is
 * no Dutch text.
 *
 * @param town whose desks are shown
 * @param now ms since 1970
 */
export function entryView(
  library: Library,
  languages: Languages,
  entry: Entry,
  language: LanguageCode,
  town: string | undefined,
  now: number,
): EntryView | undefined {
  if (!entry.texts.has(SOURCE_LANGUAGE)) return undefined;
  const dutchVoice = new VoiceTo(library, languages, now, SOURCE_LANGUAGE, town);
  const theirVoice = new VoiceTo(library, languages, now, language, town);
  const dutch = answerReply(dutchVoice, entry);
  const answer = answerReply(theirVoice, entry);
  if (!dutch || !answer) return undefined;
  const translated = language !== SOURCE_LANGUAGE && entry.texts.has(language);
  const theirs = translated ? answer : undefined;
  const pair = (read: (reply: AnswerReply) => string | undefined): Pair => ({
    dutch: read(dutch) ?? '',
    theirs: (theirs && read(theirs)) ?? null,
  });
  const { code, name, dutchName, direction, speech } = languages.get(language);
  const rows = rowsOf(dutch.body, theirs?.body ?? []);
  return {
    id: entry.id,
    theme: entry.theme,
    themeName: {
      dutch: themeName(dutchVoice, entry.theme),
      theirs: language === SOURCE_LANGUAGE ? null : themeName(theirVoice, entry.theme),
    },
    icon: entry.icon,
    language: { code, name, dutchName, direction, speech },
    dutchSpeech: languages.get(SOURCE_LANGUAGE).speech,
    translated,
    title: pair(({ title }) => title),
    rows,
    phrase: dutch.dutch ? { dutch: dutch.dutch.phrase, theirs: theirs?.dutch?.meaning ?? null } : null,
    words: (dutch.dutch?.words ?? []).map(({ term }) => ({
      dutch: term,
      theirs: theirs?.dutch?.words.find((word) => word.term === term)?.meaning ?? null,
    })),
    bring: bringOf(rows),
    // names of services and how they are reached are there in every language, also without a translation of the entry
    places: dutch.places.map((place) => ({
      dutch: place,
      theirs: answer.places.find(({ id }) => id === place.id) ?? place,
    })),
    caution: dutch.caution ? pair(({ caution }) => caution) : null,
    sources: dutch.sources,
    verified: dutch.verified ? pair(({ verified }) => verified) : null,
    sensitive: entry.sensitive,
    related: entry.related.flatMap((id) => {
      const other = library.knowledge.entries.get(id);
      const title = other?.texts.get(SOURCE_LANGUAGE)?.title;
      return other && title ? [{ id, title, icon: other.icon }] : [];
    }),
  };
}

/** A translation has the paragraphs of its Dutch source, in its order: the check of the knowledge base holds it to that. */
function rowsOf(dutch: readonly Block[], theirs: readonly Block[]): EntryView['rows'] {
  const length = Math.max(dutch.length, theirs.length);
  return Array.from({ length }, (_, index) => ({ dutch: dutch[index] ?? null, theirs: theirs[index] ?? null }));
}

/** The paragraphs and list items that say what to bring. */
function bringOf(rows: EntryView['rows']): Pair[] {
  return rows.flatMap(({ dutch, theirs }) => {
    const there = linesOf(theirs);
    return linesOf(dutch).flatMap((line, index) =>
      BRING.test(line) ? [{ dutch: line, theirs: there[index] ?? null }] : [],
    );
  });
}

function linesOf(block: Block | null): readonly string[] {
  if (!block) return [];
  return block.kind === 'list' ? block.items : [block.text];
}
