import type { EntryId, Knowledge } from '../knowledge/knowledge.js';
import { createDetector, type Detection } from '../languages/detect.js';
import type { LanguageCode } from '../languages/language.js';
import languageModel from '../languages/language-model.json' with { type: 'json' };
import type { Languages } from '../languages/languages.js';
import type { Lexicon } from './concepts.js';
import { createCrisisRecogniser, type FoundSign } from './crisis.js';
import { createDangerReader } from './danger.js';
import type { DangerModel } from './danger-classifier.js';
import { signFromEntries } from './danger-entries.js';
import dangerModel from './danger-model.json' with { type: 'json' };
import { createKnownWords } from './known-words.js';
import { SURE } from './outcome.js';
import type { Phrases } from './phrases.js';
import type { SearchResult } from './search.js';
import { createSearches } from './searches.js';
import { createTalkRecogniser } from './talk.js';
import { TermList } from './term-list.js';
import { hashText, TermTable } from './term-table.js';
import { createTownFinder } from './towns.js';
import type { CrisisSign, MessageContext, Understanding } from './understanding.js';
import { readUtterance } from './utterance.js';

/** Reads messages: what is asked, in which language, and which entries answer it. */
export interface Understander {
  understand(message: string, context?: MessageContext): Understanding;
  /** Entries for what is being typed, best first. */
  suggest(prefix: string, language: LanguageCode, limit: number): EntryId[];
  /** Builds now what the first message in a language would have to wait for. */
  warm(language: LanguageCode): void;
  /** Why a message counts as a sign of danger: for `npm run ask`, editors and tests. */
  explainCrisis(message: string): readonly FoundSign[];
}

export interface UnderstanderOptions {
  /** Words of the field by meaning, in all languages. */
  readonly lexicon?: Lexicon;
}

/** A reading in another language replaces "nothing" only when it knows at least this share of the words. */
const KNOWS_ENOUGH = 0.5;

/**
 * Puts the recognisers before and around the ranking, in the order that safety asks for: danger, then commands,
 * then the wish for a person, then small talk, then the search in the language of the message. What it builds is
 * built at first use and kept; a changed knowledge base gets a new understander.
 */
export function createUnderstander(
  knowledge: Knowledge,
  languages: Languages,
  phrases: Phrases,
  { lexicon }: UnderstanderOptions = {},
): Understander {
  const searches = createSearches(knowledge, lexicon);
  const detector = createDetector(languageModel, languages.list);
  const talk = createTalkRecogniser(phrases);
  const towns = createTownFinder(knowledge.municipalities.values(), phrases);
  const knownWords = createKnownWords(knowledge);
  const everydayWords = wordsByLanguage(knowledge);
  const crisis = createCrisisRecogniser(phrases, { isRealWord: (word, language) => everydayWords(language)(word) });

  const danger = createDangerReader(dangerModel satisfies DangerModel);

  /** The language itself when the knowledge base has texts in it, else the next its readers read. */
  const searchable = (language: LanguageCode): LanguageCode =>
    languages.fallbacks(language).find((code) => searches.of(code).ids.length > 0) ?? language;

  const search = (message: string, language: LanguageCode, context: MessageContext, elsewhere = 0): SearchResult =>
    searches.of(searchable(language)).search(message, {
      elsewhere,
      ...(context.previousEntry === undefined ? {} : { previousEntry: context.previousEntry }),
    });

  /** The best reading among the language of the message, the conversation's, and others it may be in. */
  const bestSearch = (
    message: string,
    detection: Detection,
    context: MessageContext,
    elsewhere: number | undefined,
  ): { result: SearchResult; language: LanguageCode } => {
    const first = { result: search(message, detection.language, context, elsewhere), language: detection.language };
    if (first.result.outcome === 'answer') return first;
    const others = new Set([...detection.likely, ...(context.language === undefined ? [] : [context.language])]);
    let best = first;
    for (const language of others) {
      if (language === first.language || searches.of(language).ids.length === 0) continue;
      if (knownWords.share(message, language) < KNOWS_ENOUGH) continue;
      const result = search(message, language, context, elsewhere);
      if (result.outcome !== 'nothing' && result.confidence > best.result.confidence) best = { result, language };
    }
    return best;
  };

  return {
    understand(message, context = {}) {
      const detection = detector.detect(message, {
        ...(context.language === undefined ? {} : { language: context.language }),
        knownShare: (language) => knownWords.share(message, language),
      });
      const base = {
        language: detection.language,
        languageSure: detection.sure,
        likelyLanguages: detection.likely,
      };
      const inDanger = (sign: CrisisSign): Understanding => ({
        ...base,
        outcome: 'crisis',
        entries: search(message, detection.language, context).entries,
        crisis: sign,
      });
      const sign = crisis.recognise(message);
      if (sign) return inDanger(sign);
      const said = talk.recognise(message, (word) => everydayWords(detection.language)(word));
      // "bye" and "stop" are whole messages; anything else may hide danger in words that no phrase has
      const sense =
        said === undefined || said.outcome === 'person'
          ? danger.read(message, detection, crisis.calms(message), context.language)
          : undefined;
      // words that nobody listed, and not alarming enough by themselves: a sure answer may know better
      const soft = said === undefined && sense?.sign?.signal === 'indirect' ? sense.sign : undefined;
      if (sense?.sign && !soft) return inDanger(sense.sign);
      const suspected = sense?.suspicion ?? soft?.kind;
      const suspicion = suspected === undefined ? {} : { suspicion: suspected };
      if (said) {
        // a bare "help" or "back" is also the title of something: the entries are there for whoever wants them
        const entries = said.outcome === 'smalltalk' ? [] : search(message, detection.language, context).entries;
        return { ...base, ...suspicion, entries, ...said };
      }
      const { result, language } = bestSearch(message, detection, context, sense?.offTopic);
      const isSure = result.outcome === 'answer' && result.confidence >= SURE;
      const crisisSign = signFromEntries(result, context) ?? (isSure ? undefined : soft);
      if (crisisSign) return { ...base, outcome: 'crisis', entries: result.entries, crisis: crisisSign };
      if (sense?.person) return { ...base, ...suspicion, outcome: 'person', entries: result.entries };
      const town = towns.find(message);
      const found = language !== detection.language && result.outcome !== 'nothing';
      return {
        ...base,
        ...(found ? { language, languageSure: true } : {}),
        outcome: result.outcome,
        entries: result.entries,
        ...suspicion,
        ...(town === undefined ? {} : { municipality: town }),
      };
    },
    suggest: (prefix, language, limit) => searches.of(searchable(language)).suggest(prefix, limit),
    warm(language) {
      searches.of(searchable(language)).warm();
      everydayWords(language);
    },
    explainCrisis: (message) => crisis.explain(message),
  };
}

/** The words of an editor's texts, by language, read when first asked for: real words, not people's misspellings. */
function wordsByLanguage(knowledge: Knowledge): (language: LanguageCode) => (word: string) => boolean {
  const known = new Map<LanguageCode, (word: string) => boolean>();
  return (language) => {
    let has = known.get(language);
    if (!has) {
      const table = new TermTable();
      for (const { texts } of knowledge.entries.values()) {
        const text = texts.get(language);
        if (!text) continue;
        for (const word of readUtterance(`${text.title}\n${text.body}`).words) table.add(hashText(word, 0));
      }
      // as hashes: 5,000 words of a language in 30 kB
      const words = new TermList(table.hashes());
      has = (word) => words.get(hashText(word, 0)) >= 0;
      known.set(language, has);
    }
    return has;
  };
}
