import type { Dimension, FigureSignal } from '../../../../src/staff/figures-types.js';
import type { Said } from './changes.js';
import type { Writing } from './shown.js';

/** Names for a sentence. */
export interface SentenceNames {
  /** As it stands in a sentence: French writes languages small. */
  readonly name: (dimension: Dimension, id: string) => string;
  readonly period: (period: string) => string;
}

type SentenceKey = `policy.signal.${
  | 'rising'
  | 'risingWithin'
  | 'risingLanguage'
  | 'risingEntry'
  | 'notHelping'
  | 'lowAnswerRate'
  | 'referralFails'
  | 'referralFailsBy'}`;

/** A signal as a plain sentence: what happened, how many, compared with what. */
export function sentenceOf(
  signal: FigureSignal,
  { name, period }: SentenceNames,
  { number, percent }: Writing,
): Said<SentenceKey> {
  const { kind, dimension, key, within, questions, before, value, barrier } = signal;
  const subject = name(dimension, key);
  if (kind === 'rising') {
    const values = {
      name: subject,
      period: period(signal.period),
      questions: number(questions),
      before: number(before),
      times: number(value),
    };
    if (within)
      return { key: 'policy.signal.risingWithin', values: { ...values, within: name(within.dimension, within.key) } };
    if (dimension === 'language') return { key: 'policy.signal.risingLanguage', values };
    return { key: dimension === 'entry' ? 'policy.signal.risingEntry' : 'policy.signal.rising', values };
  }
  const values = { name: subject, value: percent(value), usual: percent(before), period: period(signal.period) };
  if (kind === 'not-helping') return { key: 'policy.signal.notHelping', values };
  if (kind === 'low-answer-rate') return { key: 'policy.signal.lowAnswerRate', values };
  return barrier === undefined
    ? { key: 'policy.signal.referralFails', values }
    : { key: 'policy.signal.referralFailsBy', values: { ...values, barrier: name('barrier', barrier) } };
}
