import { PhraseMatcher } from './phrase-matcher.js';
import { parsePattern } from './phrase-pattern.js';
import type { LanguagePhrases, Phrases } from './phrases.js';
import type { Command, SmallTalk } from './understanding.js';
import { readUtterance } from './utterance.js';
import { WholePhrases } from './whole-phrases.js';

/** A message that is no question: a command, small talk, or the wish to talk to a person. */
export type Talk =
  | { readonly outcome: 'command'; readonly command: Command }
  | { readonly outcome: 'person' }
  | { readonly outcome: 'smalltalk'; readonly smallTalk: SmallTalk };

export interface TalkRecogniser {
  /** @param isRealWord tells a misspelling from another real word of the message's language */
  recognise(message: string, isRealWord?: (word: string) => boolean): Talk | undefined;
}

type Label =
  | { readonly is: 'command'; readonly name: Command['name'] }
  | { readonly is: 'smalltalk'; readonly name: SmallTalk };

/** Of several kinds of small talk in one message, the one to answer: "hello, who are you". */
const ANSWERED_FIRST: readonly SmallTalk[] = ['who-are-you', 'how-are-you', 'thanks', 'bye', 'no', 'yes', 'hello'];

/** A person may be asked for in a longer message; in a very long one the rest is the question. */
const MOST_WORDS_FOR_A_PERSON = 20;

/** Makes the recogniser from the phrases of all languages. */
export function createTalkRecogniser(phrases: Phrases): TalkRecogniser {
  const all = [...phrases.values()];
  const whole = new WholePhrases<Label>(
    all.flatMap(rulesOf),
    new Set(all.flatMap(({ fillers }) => fillers.flatMap((filler) => readUtterance(filler).words))),
    all.flatMap(({ languageNames }) =>
      Object.entries(languageNames).flatMap(([code, names]) => names.map((name) => [code, name] as const)),
    ),
  );
  const person = new PhraseMatcher(
    all.flatMap((one) => one.person.map((line) => ({ pattern: parsePattern(line), label: 'person' as const }))),
  );
  const wantsPerson = (message: string, isRealWord: (word: string) => boolean): boolean => {
    const utterance = readUtterance(message);
    if (utterance.words.length > MOST_WORDS_FOR_A_PERSON) return false;
    const reading = person.read(utterance);
    return reading.complete.some((rule) => person.match(reading, rule, () => true, isRealWord));
  };
  return {
    recognise(message, isRealWord = () => false) {
      const parts = whole.read(message, isRealWord);
      const command = parts?.find(({ label }) => label.is === 'command');
      if (command)
        return { outcome: 'command', command: commandOf(command.label.name as Command['name'], command.named) };
      const said = new Set(parts?.map(({ label }) => label.name as SmallTalk));
      // "are you a human" asks who is there, not for somebody else
      if (!said.has('who-are-you') && wantsPerson(message, isRealWord)) return { outcome: 'person' };
      const smallTalk = ANSWERED_FIRST.find((one) => said.has(one));
      return smallTalk && { outcome: 'smalltalk', smallTalk };
    },
  };
}

function commandOf(name: Command['name'], named: string | undefined): Command {
  return name === 'language' && named !== undefined && named !== 'other' ? { name, language: named } : { name };
}

function rulesOf({ commands, smalltalk }: LanguagePhrases) {
  const rules: { pattern: ReturnType<typeof parsePattern>; label: Label }[] = [];
  for (const [name, lines] of Object.entries(commands) as [Command['name'], string[]][]) {
    for (const line of lines) rules.push({ pattern: parsePattern(line), label: { is: 'command', name } });
  }
  for (const [name, lines] of Object.entries(smalltalk) as [SmallTalk, string[]][]) {
    for (const line of lines) rules.push({ pattern: parsePattern(line), label: { is: 'smalltalk', name } });
  }
  return rules;
}
