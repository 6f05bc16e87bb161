import { z } from 'zod';
import { FACT_UNITS } from './knowledge.js';

const ID = /^[a-z0-9][a-z0-9-]*$/;
const ENTRY_ID = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9_-]*)*$/i;

const name = z.string().regex(ID, 'write it in small letters, digits and hyphens');
const entryId = z.string().regex(ENTRY_ID, 'write it as <theme>/<name>');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as 2026-11-21');
const words = z.string().trim().min(1, 'is empty');
const url = z.url({ protocol: /^https?$/, error: 'write a full address: https://...' });
const confidence = z.enum(['high', 'medium', 'low']);

/** Residence situations an entry can be for. */
export const AUDIENCES = [
  'asylum-seeker',
  'recognised',
  'subsidiary',
  'temporary-protection',
  'family',
  'worker',
  'student',
  'eu',
  'minor',
  'no-papers',
] as const;

/**
 * `entry.yaml`. Everything has a default, so that a folder of plain pages loads too; what an entry of ours must
 * have on top is for the check.
 */
export const entryFile = z.strictObject({
  theme: name.optional(),
  core: z.boolean().default(false),
  icon: name.default('info'),
  audience: z.array(z.enum(AUDIENCES)).default([]),
  services: z.array(name).default([]),
  related: z.array(entryId).default([]),
  confidence: confidence.default('medium'),
  sources: z.array(z.strictObject({ title: words, url })).default([]),
  verified: day.default(''),
  'review-after': day.default(''),
  sensitive: z.boolean().default(false),
  projects: z.boolean().default(false),
  dutch: z
    .strictObject({
      phrase: words,
      words: z
        .array(
          z.union([
            words.transform((term) => ({ term, means: {} as Record<string, string> })),
            z.strictObject({ term: words, means: z.record(z.string(), words).default({}) }),
          ]),
        )
        .default([]),
    })
    .optional(),
});

/** The part between the `---` lines of `<lang>.md`. */
export const textHead = z.strictObject({
  title: words,
  questions: z.array(words).default([]),
  phrase: words.optional(),
  words: z.record(z.string(), words).default({}),
  review: z.enum(['draft', 'reviewed']).default('draft'),
});

/** `facts/<theme>.yaml`. */
export const factsFile = z.record(
  name,
  z.strictObject({
    value: z.union([z.string(), z.number()]),
    unit: z.enum(FACT_UNITS),
    'valid-from': day.optional(),
    source: z.string(),
    verified: day,
    confidence,
    'review-after': day,
    note: z.string().optional(),
  }),
);

/** `themes.yaml`. */
export const themesFile = z.array(
  z.strictObject({ id: name, icon: name, order: z.number(), 'life-domains': z.array(words).default([]) }),
);

const phone = z.string().regex(/^\+?[\d ]+$/, 'write a phone number with digits and spaces');

/** `services/<id>.yaml`. */
export const serviceFile = z.strictObject({
  name: words,
  icon: name.default('map-pin'),
  region: z.enum(['flanders', 'brussels', 'belgium']).default('flanders'),
  local: z.boolean().default(false),
  website: url.optional(),
  phone: phone.optional(),
  'always-open': z.boolean().default(false),
  address: words.optional(),
  languages: z.array(name).default([]),
  verified: day,
  confidence,
});

/** `municipalities/<id>.yaml`. */
export const municipalityFile = z.strictObject({
  name: words,
  province: words,
  postcodes: z.array(z.string().regex(/^\d{4}$/)).default([]),
  latitude: z.number().min(49).max(52),
  longitude: z.number().min(2).max(7),
  website: url.optional(),
  integration: name.optional(),
  services: z
    .record(
      name,
      z.strictObject({
        name: words.optional(),
        website: url.optional(),
        phone: phone.optional(),
        address: words.optional(),
        hours: words.optional(),
        languages: z.array(name).optional(),
        'always-open': z.boolean().optional(),
        confidence: confidence.optional(),
      }),
    )
    .default({}),
  projects: z
    .array(z.strictObject({ name: words, by: words.optional(), for: words, 'as-of': z.number().int() }))
    .default([]),
  notes: z
    .record(
      entryId,
      z.strictObject({
        'written-against': z.string().regex(/^[0-9a-f]{8}$/, 'copy the version from npm run check'),
        replaces: z.number().int().positive().optional(),
        texts: z.record(name, words),
      }),
    )
    .default({}),
});

/** `texts/<lang>.yaml`. */
export const directoryTextsFile = z.strictObject({
  themes: z.record(name, z.strictObject({ name: words, description: words })).default({}),
  services: z
    .record(name, z.strictObject({ 'what-for': words, hours: words.optional(), cost: words.optional() }))
    .default({}),
});
