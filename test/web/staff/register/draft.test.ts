import { type Draft, emptyDraft, firstMissing, nextDraft, questionOf } from '../../../../web/staff/register/draft';

const full: Draft = {
  ...emptyDraft('prs', 'kortrijk'),
  theme: 'housing',
  entry: 'housing/rent-deposit',
  outcome: 'referred',
  service: 'ocmw',
};

it('asks for theme, language and outcome, in that order', () => {
  const empty = emptyDraft(undefined, null);
  expect(firstMissing(empty)).toBe('theme');
  expect(firstMissing({ ...empty, theme: 'housing' })).toBe('language');
  expect(firstMissing({ ...empty, theme: 'housing', language: 'ar' })).toBe('outcome');
  expect(questionOf(empty, 'id', 1)).toBeUndefined();
  expect(firstMissing(full)).toBeUndefined();
});

it('makes the question the server takes', () => {
  expect(questionOf(full, 'an id', 5)).toEqual({
    id: 'an id',
    askedAt: 5,
    theme: 'housing',
    entry: 'housing/rent-deposit',
    language: 'prs',
    channel: 'desk',
    outcome: 'referred',
    barrier: null,
    service: 'ocmw',
    municipality: 'kortrijk',
    interpreter: false,
  });
});

it('forgets the service when it was no referral after all', () => {
  expect(questionOf({ ...full, outcome: 'answered' }, 'id', 1)?.service).toBeNull();
});

it('keeps language, channel and town for the next person, nothing else', () => {
  expect(nextDraft({ ...full, channel: 'street', barrier: 'digital', interpreter: true })).toEqual({
    ...emptyDraft('prs', 'kortrijk'),
    channel: 'street',
  });
});
