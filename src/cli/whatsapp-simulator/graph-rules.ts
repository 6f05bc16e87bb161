import { z } from 'zod';

/**
 * What Meta's Cloud API takes, as strict as its documentation: the limits of shared knowledge about it, counted with
 * `.length`; unknown keys are refused. It shares no code with the channel, so that an error there is seen here.
 */

/** Half of a surrogate pair: a character was cut in two. */
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function words(most: number) {
  return z
    .string()
    .min(1)
    .max(most)
    .refine((text) => text.trim() !== '', 'must not be blank')
    .refine((text) => !HALF.test(text), 'holds half a character');
}

function id(most: number) {
  return words(most).refine((text) => text === text.trim(), 'has outer spaces');
}

function unique<T>(read: (item: T) => string) {
  return (items: readonly T[]) => new Set(items.map(read)).size === items.length;
}

const text = z.strictObject({ body: words(4096), preview_url: z.boolean().optional() });
const body = z.strictObject({ text: words(1024) });
const footer = z.strictObject({ text: words(60) });
const textHeader = z.strictObject({ type: z.literal('text'), text: words(60) });

interface Button {
  readonly reply: { readonly id: string; readonly title: string };
}
const buttons = z
  .array(z.strictObject({ type: z.literal('reply'), reply: z.strictObject({ id: id(256), title: words(20) }) }))
  .min(1)
  .max(3)
  .refine(
    unique<Button>(({ reply }) => reply.id),
    'ids must be unique',
  )
  .refine(
    unique<Button>(({ reply }) => reply.title),
    'titles must be unique',
  );

const rows = z.array(z.strictObject({ id: id(200), title: words(24), description: words(72).optional() })).min(1);
const sections = z
  .array(z.strictObject({ title: words(24).optional(), rows }))
  .min(1)
  .max(10)
  .refine((all) => all.length === 1 || all.every(({ title }) => title !== undefined), 'sections need titles')
  .refine((all) => all.reduce((count, section) => count + section.rows.length, 0) <= 10, 'at most 10 rows in all')
  .refine(
    (all) => unique<{ id: string }>((row) => row.id)(all.flatMap((section) => section.rows)),
    'ids must be unique',
  );

const interactive = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('button'),
    header: textHeader.optional(),
    body,
    footer: footer.optional(),
    action: z.strictObject({ buttons }),
  }),
  z.strictObject({
    type: z.literal('list'),
    header: textHeader.optional(),
    body,
    footer: footer.optional(),
    action: z.strictObject({ button: words(20), sections }),
  }),
  z.strictObject({
    type: z.literal('cta_url'),
    header: textHeader.optional(),
    body,
    footer: footer.optional(),
    action: z.strictObject({
      name: z.literal('cta_url'),
      parameters: z.strictObject({ display_text: words(20), url: z.url({ protocol: /^https?$/ }) }),
    }),
  }),
  z.strictObject({
    type: z.literal('location_request_message'),
    body,
    action: z.strictObject({ name: z.literal('send_location') }),
  }),
]);

const location = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: words(1024).optional(),
  address: words(1024).optional(),
});

const parameter = z.strictObject({
  type: z.literal('text'),
  text: z
    .string()
    .min(1)
    .regex(/^(?!.*(?:[\n\t]| {5}))/s, 'a parameter has no line breaks, tabs or five spaces'),
});
const template = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.strictObject({ code: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/) }),
  components: z.array(z.strictObject({ type: z.enum(['header', 'body']), parameters: z.array(parameter) })).optional(),
});

const frame = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').optional(),
  to: z
    .string()
    .regex(/^\+?\d{5,20}$/)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.[A-Za-z0-9]+$/)
    .optional(),
  context: z.strictObject({ message_id: z.string().startsWith('wamid.') }).optional(),
};

const message = z
  .discriminatedUnion('type', [
    z.strictObject({ ...frame, type: z.literal('text'), text }),
    z.strictObject({ ...frame, type: z.literal('interactive'), interactive }),
    z.strictObject({ ...frame, type: z.literal('location'), location }),
    z.strictObject({ ...frame, type: z.literal('template'), template }),
  ])
  .refine(({ to, recipient }) => to !== undefined || recipient !== undefined, 'to or recipient is needed');

const readMark = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string().startsWith('wamid.'),
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
});

export type GraphPayload = z.infer<typeof message>;
export type ReadMark = z.infer<typeof readMark>;

/** @returns why Meta would refuse this message (code 100), or undefined when it would take it */
export function refusalOf(payload: unknown): string | undefined {
  const result = message.safeParse(payload);
  if (result.success) return undefined;
  const issue = result.error.issues[0];
  return `(#100) ${issue?.path.join('.')}: ${issue?.message}`;
}

export function readPayload(payload: unknown): GraphPayload {
  return message.parse(payload);
}

export function readReadMark(payload: unknown): ReadMark | undefined {
  return readMark.safeParse(payload).data;
}
