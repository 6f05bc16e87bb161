import { z } from 'zod';
import { LEVELS } from '../calendar.js';
import { DIMENSIONS, filters, period } from './dimensions.js';

/** The shapes of answers of the public API, for its description; types.ts has the same as types. */
const count = z
  .union([z.number().int(), z.literal('<5'), z.literal('hidden')])
  .meta({ description: 'A number from 5 on; "<5": fewer than five, or none; "hidden": another would follow from it' });
const part = z.number().nullable();
const measures = z.object({
  questions: count,
  share: part,
  change: part,
  yearChange: part,
  answerRate: part,
  handoffRate: part,
  helpedRate: part,
  waiting: z.object({ median: z.number(), mean: z.number() }).nullable().meta({ description: 'Minutes' }),
});

export const tableAnswer = z.object({
  period,
  level: z.enum(LEVELS),
  filters,
  group: z.array(z.enum(DIMENSIONS)),
  total: measures,
  rows: z.array(measures.extend({ key: z.array(z.string()) })),
  until: z.string().meta({ description: 'Last day that is counted' }),
});

export const seriesAnswer = z.object({
  level: z.enum(LEVELS),
  filters,
  group: z.enum(DIMENSIONS).nullable(),
  periods: z.array(z.string()),
  lines: z.array(z.object({ key: z.string().nullable(), questions: z.array(count) })),
  until: z.string(),
});

export const errorAnswer = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
