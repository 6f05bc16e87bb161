import type { Detection } from '../languages/detect.js';
import type { LanguageCode } from '../languages/language.js';
import { BOUND_TO_PLACE, type Calming } from './crisis.js';
import { DangerClassifier, type DangerModel } from './danger-classifier.js';
import { isLatin } from './latin-letters.js';
import type { CrisisKind, CrisisSign } from './understanding.js';

/** What the classifier makes of a message. */
export interface DangerSense {
  /** Sure enough for the emergency card. */
  readonly sign?: CrisisSign;
  /** Not sure enough for it: the ordinary answer comes with the emergency number in front. */
  readonly suspicion?: CrisisKind;
  /** Wants to talk to a human being. */
  readonly person: boolean;
  /** Probability that it is about no subject of ours, 0 to 1. */
  readonly offTopic: number;
}

export interface DangerReader {
  /**
   * @param calming what the phrase files say against danger: "my battery died", "in Libya"
   * @param language the language of the conversation, when known
   */
  read(message: string, detection: Detection, calming: Calming, language?: LanguageCode): DangerSense;
}

/**
 * Log-odds from which a message counts as danger. Chosen on our own sentences, the wordings of test/fixtures and both
 * halves of test/search; only test/search/fresh had no say: docs/crisis.md.
 */
export const THRESHOLDS = { direct: 2.5, sure: -0.75, suspicion: -1.5, person: -1 } as const;

/** One or two words say little: set phrases know the ones that matter. */
const FEW_WORDS = 2;
const MORE_FOR_FEW_WORDS = 1.5;
const MORE_WHEN_CALM = 3;
/** Somebody who wants a person says so in few words; the rest of a long message is the question. */
const MOST_WORDS_FOR_A_PERSON = 20;
/** Languages a message is read in, besides the one it is taken for. */
const OTHER_LANGUAGES = 2;

/** The net behind the set phrases: wordings of danger that nobody wrote down, learned from `locales/danger`. */
export function createDangerReader(model: DangerModel): DangerReader {
  const classifier = new DangerClassifier(model);
  return {
    read(message, detection, calming, language) {
      const languages = new Set([detection.language, ...detection.likely.slice(0, OTHER_LANGUAGES)]);
      if (language !== undefined) languages.add(language);
      const latin = isLatin(message) && detection.latinLetters ? detection.language : undefined;
      const { danger, kind, person, offTopic } = classifier.read(message, languages, latin);
      const words = message.trim().split(/\s+/).length;
      const calm = calming.harmless || (calming.elsewhere && BOUND_TO_PLACE.has(kind));
      const less = words <= FEW_WORDS ? MORE_FOR_FEW_WORDS : 0;
      const odds = danger - less - (calm ? MORE_WHEN_CALM : 0);
      const rest = { person: person - less > THRESHOLDS.person && words <= MOST_WORDS_FOR_A_PERSON, offTopic };
      if (odds > THRESHOLDS.sure)
        return { ...rest, sign: { kind, signal: odds > THRESHOLDS.direct ? 'direct' : 'indirect' } };
      return odds > THRESHOLDS.suspicion ? { ...rest, suspicion: kind } : rest;
    },
  };
}
