import type { ShownCount } from '../figures/types.js';
import type { ExportNames } from '../sharing/export.js';
import type { Signal } from '../signals/types.js';
import { textOf } from '../suppression.js';

/** 0.253 as 25%. */
export function percent(part: number | null): string {
  if (part === null) return '–';
  return part > 0 && part < 0.1 ? `${comma(Math.round(part * 1000) / 10)}%` : `${Math.round(part * 100)}%`;
}

/** A count with a dot between thousands. */
export function countText(count: ShownCount): string {
  return textOf(count).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}

/** A change with its sign: +25%. */
export function signed(change: number | null): string {
  return change === null ? '–' : `${change >= 0 ? '+' : '−'}${Math.round(Math.abs(change) * 100)}%`;
}

/** A signal as a Dutch sentence. */
export function sentenceOf(signal: Signal, names: ExportNames): string {
  const name = names.value(signal.dimension, signal.key);
  const within = signal.within ? ` (${names.value(signal.within.dimension, signal.within.key)})` : '';
  switch (signal.kind) {
    case 'rising':
      return `${name}${within}: ${countText(signal.questions)} vragen, tegenover ${countText(signal.before)} in de vorige periode. Dat is ${comma(signal.value)} keer zo veel als verwacht.`;
    case 'not-helping':
      return `“${name}” helpt vaak niet: ${percent(signal.value)} zegt nee, tegenover ${percent(signal.before)} gemiddeld.`;
    case 'low-answer-rate':
      return `${name}: ${percent(signal.value)} van de vragen blijft open, tegenover ${percent(signal.before)} gemiddeld.`;
    case 'referral-fails': {
      const barrier = signal.barrier ? ` Meestal: ${names.value('barrier', signal.barrier).toLowerCase()}.` : '';
      return `${name}: bij ${percent(signal.value)} van de doorverwijzingen is er een drempel, tegenover ${percent(signal.before)} gemiddeld.${barrier}`;
    }
  }
}

function comma(value: number): string {
  return String(value).replace('.', ',');
}
