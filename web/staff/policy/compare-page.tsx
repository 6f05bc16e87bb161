import type { JSX } from 'preact';
import { navigate, useAppLocation } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { Comparison } from './comparison.js';
import { readSides, type TwoSides, writeSides } from './figures/compared.js';
import { proposeSides } from './figures/propose-sides.js';
import { FiguresFrame } from './frame.js';
import { SidesForm } from './sides-form.js';
import { FilterBar } from './view/filter-bar.js';
import type { ChosenDimension, View } from './view/view.js';

/** Two of anything beside each other: periods, towns, organisations, languages. */
export function ComparePage(): JSX.Element {
  const { t } = useTexts();
  const { query, path } = useAppLocation();
  return (
    <FiguresFrame title={t('policy.compare.title')}>
      {(context) => {
        const { view, options, names } = context;
        const sides = readSides(query, (by) => proposeSides(by, view, options));
        const go = (next: View, nextSides: TwoSides) => navigate(`${path}?${writeSides(next, nextSides)}`);
        return (
          <>
            <SidesForm {...context} sides={sides} onSides={(next) => go(view, next)} />
            <FilterBar
              view={view}
              options={options}
              name={names.name}
              onView={(next) => go(next, sides)}
              without={[sides.by as ChosenDimension | 'period']}
            />
            {sides.left === sides.right ? (
              <p class="soft">{t('policy.compare.same')}</p>
            ) : (
              <Comparison {...context} sides={sides} />
            )}
          </>
        );
      }}
    </FiguresFrame>
  );
}
