/** Logarithm of the gamma function, Lanczos' approximation (Press et al., Numerical Recipes, 6.1): 10 digits. */
function logGamma(x: number): number {
  const series = [
    76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
    -0.5395239384953e-5,
  ].reduce((sum, coefficient, at) => sum + coefficient / (x + at + 1), 1.000000000190015);
  const shifted = x + 5.5;
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((Math.sqrt(2 * Math.PI) * series) / x);
}

/** Probability of `successes` or more in `trials` independent trials with probability `p` each. */
export function binomialTail(successes: number, trials: number, p: number): number {
  if (successes <= 0) return 1;
  if (successes > trials || p <= 0) return 0;
  if (p >= 1) return 1;
  // below the mean the other tail is the short one
  if (successes <= trials * p) return 1 - binomialTail(trials - successes + 1, trials, 1 - p);
  let term =
    logGamma(trials + 1) -
    logGamma(successes + 1) -
    logGamma(trials - successes + 1) +
    successes * Math.log(p) +
    (trials - successes) * Math.log(1 - p);
  let sum = 0;
  // terms fall from here on
  for (let count = successes; count <= trials; count++) {
    const probability = Math.exp(term);
    sum += probability;
    if (probability < sum * 1e-12) break;
    term += Math.log((trials - count) / (count + 1)) + Math.log(p / (1 - p));
  }
  return Math.min(1, sum);
}

/** The noise of a published count is under this nine times in ten (suppression.ts). */
const NOISE = 4;

/**
 * Probability that a count is so much higher than an earlier one by chance: the conditional test of two Poisson rates
 * (Przyborowski and Wilenski, Biometrika 31, 1940): of `now + before` questions the new period's share is binomial. The
 * totals of both periods stand for how many could have asked, so that a busier period alone is no signal. The noise
 * of the published counts is held against the signal.
 */
export function riseByChance(now: number, before: number, totalNow: number, totalBefore: number): number {
  const [few, many] = [now - NOISE, before + NOISE];
  if (few <= 0) return 1;
  return binomialTail(few, few + many, totalNow / (totalNow + totalBefore));
}

/** Probability that a part of a whole is this large by chance when the usual part is `usual`. */
export function partByChance(part: number, whole: number, usual: number): number {
  const few = part - NOISE;
  return few <= 0 || whole <= 0 ? 1 : binomialTail(Math.min(few, whole), whole, usual);
}

/**
 * Adjusts probabilities for having looked at many things at once (Benjamini and Hochberg, JRSS B 57, 1995): of what is
 * under 0.05 afterwards, one in twenty is expected to be chance.
 */
export function adjusted(probabilities: readonly number[]): number[] {
  const order = probabilities.map((_, at) => at).sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  const result = [...probabilities];
  let least = 1;
  order.forEach((at, place) => {
    const rank = probabilities.length - place;
    least = Math.min(least, ((probabilities[at] ?? 1) * probabilities.length) / rank);
    result[at] = least;
  });
  return result;
}
