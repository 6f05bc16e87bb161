import type { FigureOptions } from '../../../../src/staff/figures-types.js';
import { step } from '../view/periods.js';
import type { View } from '../view/view.js';
import type { Compared } from './compared.js';

/** Two sides to begin with: the period before and this one, what is filtered on and all, or the first two of a list. */
export function proposeSides(
  by: Compared,
  { period, filters }: View,
  options: FigureOptions,
): readonly [string, string] {
  if (by === 'period') {
    return [step(period, -1), period];
  }
  const chosen = filters[by];
  if (chosen !== undefined) return [chosen, ''];
  const [first = '', second = ''] = options.dimensions[by].map(({ id }) => id).filter((id) => id !== '-');
  return [first, second === first ? '' : second];
}
