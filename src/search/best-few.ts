/**
 * Positions of the highest scores above 0, highest first; the first position alone when there are none. Equal scores go
 * by id, so that they never depend on chance. Keeps the best few without sorting all.
 */
export function bestFew(scores: Float64Array, ids: readonly string[], most: number): number[] {
  const before = (a: number, b: number): boolean =>
    scores[a]! > scores[b]! || (scores[a] === scores[b] && ids[a]! < ids[b]!);
  const order: number[] = [];
  for (let at = 0; at < scores.length; at++) {
    if (scores[at]! <= 0 || (order.length === most && !before(at, order[most - 1]!))) continue;
    let place = order.length;
    while (place > 0 && before(at, order[place - 1]!)) place--;
    order.splice(place, 0, at);
    if (order.length > most) order.pop();
  }
  return order.length > 0 ? order : [0];
}
