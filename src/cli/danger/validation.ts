import { createCrisisRecogniser } from '../../search/crisis.js';
import { THRESHOLDS } from '../../search/danger.js';
import { DangerClassifier, type DangerModel } from '../../search/danger-classifier.js';
import { hasLatinForm, isLatin } from '../../search/latin-letters.js';
import { CRISIS_KINDS, type Phrases } from '../../search/phrases.js';
import { createTalkRecogniser } from '../../search/talk.js';
import { type DangerSentence, withoutDoubtful } from './examples.js';

interface Tally {
  danger: number;
  byPhrase: number;
  recognised: number;
  suspected: number;
  ordinary: number;
  alarms: number;
  suspicions: number;
  person: number;
  personByPhrase: number;
  personRecognised: number;
  falsePerson: number;
  offTopic: number;
  offTopicRecognised: number;
  falseOffTopic: number;
}

const KINDS: ReadonlySet<string> = new Set(CRISIS_KINDS);

/**
 * Prints, per language, what is recognised of sentences that were left out of the training. Sentences of one line are
 * left out together. What the phrases recognise alone stands beside what they and the classifier do.
 */
export function crossValidate(
  sentences: readonly DangerSentence[],
  folds: number,
  train: (some: DangerSentence[]) => DangerModel,
  phrases: Phrases,
): void {
  const crisis = createCrisisRecogniser(phrases);
  const talk = createTalkRecogniser(phrases);
  const tallies = new Map<string, Tally>();
  for (let fold = 0; fold < folds; fold++) {
    const learned = sentences.filter(({ group }) => group % folds !== fold);
    const classifier = new DangerClassifier(train(withoutDoubtful(learned, train)));
    for (const { text, language, label, source, group } of sentences) {
      if (group % folds !== fold || (source === 'entry' && label !== 'not-danger')) continue;
      const latin = hasLatinForm(language) && isLatin(text) ? language : undefined;
      const reading = classifier.read(text, [language], latin);
      for (const key of [language, 'all']) {
        const tally = tallies.get(key) ?? newTally();
        tallies.set(key, tally);
        if (KINDS.has(label)) {
          const known = crisis.recognise(text) !== undefined;
          tally.danger++;
          if (known) tally.byPhrase++;
          if (known || reading.danger > THRESHOLDS.sure) tally.recognised++;
          if (known || reading.danger > THRESHOLDS.suspicion) tally.suspected++;
        } else if (label === 'person') {
          const known = talk.recognise(text)?.outcome === 'person';
          tally.person++;
          if (known) tally.personByPhrase++;
          if (known || reading.person > THRESHOLDS.person) tally.personRecognised++;
        } else if (label === 'off-topic') {
          tally.offTopic++;
          if (reading.offTopic > 0.5) tally.offTopicRecognised++;
        } else {
          tally.ordinary++;
          if (reading.offTopic > 0.5) tally.falseOffTopic++;
          if (reading.danger > THRESHOLDS.sure) tally.alarms++;
          if (reading.danger > THRESHOLDS.suspicion) tally.suspicions++;
          if (reading.person > THRESHOLDS.person) tally.falsePerson++;
        }
      }
    }
  }
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)}`.padStart(6);
  console.log(
    '      danger: phrases, both, with suspicions | ordinary: alarms, suspicions | person: phrases, both, false | off-topic: known, false',
  );
  for (const [key, t] of tallies)
    console.log(
      `${key.padEnd(4)} ${share(t.byPhrase, t.danger)} ${share(t.recognised, t.danger)} ${share(t.suspected, t.danger)} | ` +
        `${share(t.alarms, t.ordinary)} ${share(t.suspicions, t.ordinary)} | ` +
        `${share(t.personByPhrase, t.person)} ${share(t.personRecognised, t.person)} ${share(t.falsePerson, t.ordinary)} | ` +
        `${share(t.offTopicRecognised, t.offTopic)} ${share(t.falseOffTopic, t.ordinary)}`,
    );
}

function newTally(): Tally {
  return {
    danger: 0,
    byPhrase: 0,
    recognised: 0,
    suspected: 0,
    ordinary: 0,
    alarms: 0,
    suspicions: 0,
    person: 0,
    personByPhrase: 0,
    personRecognised: 0,
    falsePerson: 0,
    offTopic: 0,
    offTopicRecognised: 0,
    falseOffTopic: 0,
  };
}
