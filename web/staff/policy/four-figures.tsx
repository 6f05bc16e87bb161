import type { JSX } from 'preact';
import type { FigureMeasures } from '../../../src/staff/figures-types.js';
import { Icon } from '../parts/icon.js';
import { useTexts } from '../texts/texts.js';
import { type Change, countChange, partChange, waitingChange } from './figures/changes.js';
import { countText, percentText, type Writing } from './figures/shown.js';

/** Measures of the same selection in earlier periods; undefined while they are read, or when there are none. */
export interface Earlier {
  readonly previous: FigureMeasures | undefined;
  readonly lastYear: FigureMeasures | undefined;
}

interface Tile {
  readonly id: 'questions' | 'answered' | 'handedOff' | 'waiting';
  readonly value: string;
  readonly changes: readonly (Change | null)[];
}

/** Questions, answered, handed off, waiting time: each with what changed since the period before and since last year. */
export function FourFigures(props: {
  readonly total: FigureMeasures;
  readonly earlier: Earlier;
  /** "the quarter before" and "the same quarter last year". */
  readonly than: readonly [previous: string, lastYear: string];
  /** The period has days left: it is not compared. */
  readonly running: boolean;
  readonly writing: Writing;
}): JSX.Element {
  const { t } = useTexts();
  const { total, earlier, than, running, writing } = props;
  const { previous, lastYear } = earlier;
  const parts = (of: (measures: FigureMeasures) => number | null) =>
    running
      ? []
      : [
          partChange(of(total), previous && of(previous), than[0], writing),
          partChange(of(total), lastYear && of(lastYear), than[1], writing),
        ];
  const tiles: Tile[] = [
    {
      id: 'questions',
      value: countText(total.questions, writing),
      changes: [countChange(total.change, than[0], writing), countChange(total.yearChange, than[1], writing)],
    },
    {
      id: 'answered',
      value: percentText(total.answerRate, writing),
      changes: parts(({ answerRate }) => answerRate),
    },
    {
      id: 'handedOff',
      value: percentText(total.handoffRate, writing),
      changes: parts(({ handoffRate }) => handoffRate),
    },
    {
      id: 'waiting',
      value: total.waiting
        ? t('policy.tile.minutes', { minutes: writing.number(total.waiting.median) })
        : countText('hidden', writing),
      changes: running
        ? []
        : [
            waitingChange(total.waiting?.median, previous?.waiting?.median, than[0], writing),
            waitingChange(total.waiting?.median, lastYear?.waiting?.median, than[1], writing),
          ],
    },
  ];
  return (
    <div class="tiles">
      {tiles.map(({ id, value, changes }) => {
        const said = changes.filter((change): change is Change => change !== null);
        return (
          <section key={id} class="card tile" aria-labelledby={`tile-${id}`}>
            <h2 id={`tile-${id}`}>{t(`policy.tile.${id}`)}</h2>
            <p class="tile-value">{value}</p>
            {said.length > 0 && (
              <ul>
                {said.map((change) => (
                  <li key={`${change.key}${change.values.than}`}>
                    {change.direction !== 'same' && (
                      <Icon name={change.direction === 'up' ? 'trend-up' : 'trend-down'} />
                    )}
                    <span>{t(change.key, change.values)}</span>
                  </li>
                ))}
              </ul>
            )}
            {said.length === 0 && !running && <p class="soft">{t('policy.tile.noEarlier')}</p>}
          </section>
        );
      })}
    </div>
  );
}
