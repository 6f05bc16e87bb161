import type { Dimension, FigureSignal } from '../../../../src/staff/figures-types.js';
import type { Values } from '../../texts/fill.js';
import { step } from '../view/periods.js';
import type { Writing } from './shown.js';

/** Names for a sentence. */
export interface SentenceNames {
  /** As it stands in a sentence: French writes languages small. */
  readonly name: (dimension: Dimension, id: string) => string;
  /** With its article: "het 3e kwartaal van 2026". */
  readonly period: (period: string) => string;
}

type SentenceKey = `policy.signal.${
  | `rose.${'held' | 'percent' | 'doubled' | 'tripled' | 'times'}`
  | `subject.${'theme' | 'within' | 'language' | 'entry'}`
  | 'notHelping'
  | 'lowAnswerRate'
  | 'referralFails'
  | 'referralFailsBy'}`;
type Say = (key: SentenceKey, values: Values) => string;

/** How a sentence is said in the language of the app. */
export interface Speech {
  readonly t: Say;
  readonly names: SentenceNames;
  readonly writing: Writing;
}

/** A signal as a plain sentence: what happened, how many, compared with what. */
export function sentenceOf(signal: FigureSignal, speech: Speech): string {
  const { t, names, writing } = speech;
  const { kind, dimension, key, before, value, barrier } = signal;
  if (kind === 'rising') return risingOf(signal, speech);
  const values = {
    name: names.name(dimension, key),
    value: writing.percent(value),
    usual: writing.percent(before),
  };
  if (kind === 'not-helping') return t('policy.signal.notHelping', values);
  if (kind === 'low-answer-rate') return t('policy.signal.lowAnswerRate', values);
  return barrier === undefined
    ? t('policy.signal.referralFails', values)
    : t('policy.signal.referralFailsBy', { ...values, barrier: names.name('barrier', barrier) });
}

/** Times from which a rise is said so; below, in percent. */
const DOUBLED = 1.85;
const TRIPLED = 2.7;
const MORE_TIMES = 3.5;
/** Less than this is no rise: it stayed while all others fell, which is what the test has found. */
const HELD = 1.05;

/** "Questions about “Housing” in Dari have doubled since September (from 25 to 51)": from the counts themselves. */
function risingOf(signal: FigureSignal, { t, names, writing }: Speech): string {
  const { questions, before, period } = signal;
  const times = questions / before;
  const values = {
    subject: subjectOf(signal, t, names),
    since: names.period(step(period, -1)),
    before: writing.number(before),
    questions: writing.number(questions),
  };
  if (times < HELD) return t('policy.signal.rose.held', values);
  if (times >= MORE_TIMES)
    return t('policy.signal.rose.times', { ...values, times: writing.number(Math.round(times)) });
  if (times >= TRIPLED) return t('policy.signal.rose.tripled', values);
  if (times >= DOUBLED && times < DOUBLED + 0.45) return t('policy.signal.rose.doubled', values);
  return t('policy.signal.rose.percent', { ...values, percent: writing.percent(times - 1) });
}

function subjectOf({ dimension, key, within }: FigureSignal, t: Say, { name }: SentenceNames): string {
  const values = { name: name(dimension, key) };
  if (within) return t('policy.signal.subject.within', { ...values, within: name(within.dimension, within.key) });
  if (dimension === 'language') return t('policy.signal.subject.language', values);
  return t(dimension === 'entry' ? 'policy.signal.subject.entry' : 'policy.signal.subject.theme', values);
}
