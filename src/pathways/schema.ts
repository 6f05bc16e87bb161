import { z } from 'zod';

const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'write it in small letters, digits and hyphens');
const entryId = z.string().regex(/^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/, 'write it as <theme>/<name>');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as 2026-11-21');
const words = z.string().trim().min(1, 'is empty');

const question = z.strictObject({
  /** Answer id -> the step it leads to. The order is the order on the screen. */
  answers: z.record(name, z.strictObject({ to: name, icon: name.optional() })),
});

const end = z.strictObject({
  end: z.strictObject({
    entries: z.array(entryId).min(1, 'name at least one entry to read'),
    services: z.array(name).min(1, 'name at least one desk to go to'),
  }),
});

/** `dialogs/<id>/pathway.yaml`: the tree without its words. */
export const pathwayFile = z.strictObject({
  theme: name,
  icon: name,
  start: name,
  sources: z.array(z.strictObject({ title: words, url: z.url({ protocol: /^https?$/ }) })).min(1, 'name a source'),
  verified: day,
  'review-after': day,
  steps: z.record(
    name,
    z.union([question, end], 'give the step either `answers` or an `end` with entries and services'),
  ),
});

/** `dialogs/<id>/<lang>.yaml`: the words of the tree in one language. */
export const pathwayTextsFile = z.strictObject({
  title: words,
  review: z.enum(['draft', 'reviewed']).default('draft'),
  steps: z.record(name, z.strictObject({ text: words, answers: z.record(name, words).default({}) })),
});
