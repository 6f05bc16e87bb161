import { factsIn } from '../facts.js';
import type { Knowledge } from '../knowledge.js';

/** Something people read with "ask to be sure", and why. */
export interface ToReview {
  readonly what: string;
  readonly why: string;
}

/**
 * Facts and entries that are unsure or past their date, facts first: one fact makes many answers right again.
 *
 * @param today ISO day
 */
export function toReviewFirst({ entries, facts }: Knowledge, today: string): ToReview[] {
  const uses = new Map<string, number>();
  for (const entry of entries.values()) {
    for (const name of new Set([...entry.texts.values()].flatMap(({ body }) => factsIn(body)))) {
      uses.set(name, (uses.get(name) ?? 0) + 1);
    }
  }
  const why = (confidence: string, reviewAfter: string) =>
    [
      confidence === 'low' ? 'low confidence' : '',
      reviewAfter !== '' && reviewAfter < today ? `to be looked at since ${reviewAfter}` : '',
    ]
      .filter(Boolean)
      .join(', ');
  const unsureFacts = [...facts.values()].flatMap((fact) => {
    const reason = why(fact.confidence, fact.reviewAfter);
    const used = uses.get(fact.name) ?? 0;
    return reason ? [{ used, what: `{{${fact.name}}} = ${fact.value}`, why: `${reason}; in ${used} entries` }] : [];
  });
  const unsureEntries = [...entries.values()].flatMap((entry) => {
    const reason = why(entry.confidence, entry.reviewAfter);
    return reason ? [{ what: entry.id, why: reason }] : [];
  });
  return [...unsureFacts.sort((a, b) => b.used - a.used).map(({ what, why }) => ({ what, why })), ...unsureEntries];
}
