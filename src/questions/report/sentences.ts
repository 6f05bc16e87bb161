import { type Period, step } from '../calendar.js';
import type { ShownCount } from '../figures/types.js';
import type { ExportNames } from '../sharing/sheet.js';
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

/** A period as Dutch readers say it: "het 3e kwartaal van 2026". */
export function periodName(period: Period): string {
  if (period.includes('Q')) return `het ${period.slice(5)}e kwartaal van ${period.slice(0, 4)}`;
  if (period.includes('W')) return `week ${Number(period.slice(6))} van ${period.slice(0, 4)}`;
  if (period.length === 4) return period;
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const day = period.length === 10 ? { ...options, day: 'numeric' as const } : options;
  return new Intl.DateTimeFormat('nl-BE', day).format(Date.parse(period.length === 7 ? `${period}-01` : period));
}

/** A signal as Dutch sentences. */
export function sentenceOf(signal: Signal, names: ExportNames): string {
  const name = names.value(signal.dimension, signal.key);
  const usual = `Gemiddeld is dat ${percent(signal.before)}.`;
  switch (signal.kind) {
    case 'rising':
      return `${risingSubject(signal, names)} ${risingVerb(signal)}`;
    case 'not-helping':
      return `De fiche “${name}” helpt te weinig: ${percent(signal.value)} van wie antwoordde, zei dat ze niet hielp. ${usual}`;
    case 'low-answer-rate':
      return `In het ${name} blijft ${percent(signal.value)} van de vragen open. ${usual}`;
    case 'referral-fails': {
      const barrier = signal.barrier ? ` Het vaakst: ${names.value('barrier', signal.barrier).toLowerCase()}.` : '';
      return `Wie naar ${name} wordt doorverwezen, botst in ${percent(signal.value)} van de gevallen op een drempel. ${usual}${barrier}`;
    }
  }
}

function risingSubject({ dimension, key, within }: Signal, names: ExportNames): string {
  const name = names.value(dimension, key);
  if (dimension === 'entry') return `Vragen die de fiche “${name}” beantwoordt,`;
  if (dimension === 'language') return `Vragen in het ${name}`;
  return within ? `Vragen over “${name}” in het ${names.value('language', within.key)}` : `Vragen over “${name}”`;
}

/** How often more, from the counts themselves; the test compares with how busy it was, and so may say more or less. */
function risingVerb({ questions, before, period }: Signal): string {
  const times = questions / before;
  const numbers = `van ${countText(before)} naar ${countText(questions)}`;
  if (times < 1.05) return `dalen niet mee met alle andere sinds ${periodName(step(period, -1))} (${numbers}).`;
  const verb =
    times >= 3.5
      ? `zijn er ${Math.round(times)} keer zo veel als in`
      : times >= 2.7
        ? 'zijn verdrievoudigd sinds'
        : times >= 1.85 && times < 2.3
          ? 'zijn verdubbeld sinds'
          : `namen met ${Math.round((times - 1) * 100)}% toe sinds`;
  return `${verb} ${periodName(step(period, -1))} (${numbers}), meer dan de algemene drukte verklaart.`;
}

function comma(value: number): string {
  return String(value).replace('.', ',');
}
