import { z } from 'zod';
import type { Address, Content, Inbound, Status } from './inbound.js';

/** What one webhook call brought for our number. */
export interface Envelope {
  readonly messages: readonly Inbound[];
  readonly statuses: readonly Status[];
  /** Messages that do not have the form they must have. */
  readonly unreadable: number;
}

/** Milliseconds a message may be old: as long as the hash of an answered one is kept. */
const OLDEST = 8 * 86_400_000;

const list = z.array(z.unknown()).catch([]);
const envelope = z.looseObject({ object: z.literal('whatsapp_business_account'), entry: list });
const entry = z.looseObject({ changes: list });
const change = z.looseObject({
  field: z.literal('messages'),
  value: z.looseObject({
    metadata: z.looseObject({ phone_number_id: z.string() }),
    contacts: list,
    messages: list,
    statuses: list,
  }),
});

const number = z.string().regex(/^\d{5,20}$/);
const userId = z.string().regex(/^[A-Za-z]{2}\.[\w.-]{1,120}$/);
const contact = z.looseObject({
  wa_id: number.optional().catch(undefined),
  user_id: userId.optional().catch(undefined),
});
const id = z.string().min(1).max(512);
const seconds = z.coerce.number().positive().max(1e11);

const message = z.looseObject({
  id,
  from: number.optional(),
  from_user_id: userId.optional().catch(undefined),
  timestamp: seconds,
  type: z.string(),
});
const status = z.looseObject({
  id,
  status: z.enum(['sent', 'delivered', 'read', 'played', 'failed']),
  timestamp: seconds,
  recipient_id: number.optional().catch(undefined),
  recipient_user_id: userId.optional().catch(undefined),
  errors: z
    .array(z.looseObject({ code: z.number() }))
    .optional()
    .catch(undefined),
});

/**
 * Reads a webhook body. One message that is wrong does not lose the others; what is not for us, or of a kind nobody
 * knows yet, is left out.
 *
 * @param phoneNumberId our number's id at Meta; anything for another number is left out
 */
export function readEnvelope(body: unknown, phoneNumberId: string, now: number): Envelope {
  const messages: Inbound[] = [];
  const statuses: Status[] = [];
  let unreadable = 0;
  for (const { contacts, ...value } of valuesOf(body)) {
    if (value.metadata.phone_number_id !== phoneNumberId) continue;
    for (const item of value.messages) {
      const read = readMessage(item, contacts, now);
      // Meta delivers for a week; of what is older nobody knows any more whether it was answered, or erased
      if (read && read.sentAt < now - OLDEST) continue;
      if (read) messages.push(read);
      else unreadable++;
    }
    for (const item of value.statuses) {
      const read = readStatus(item);
      if (read) statuses.push(read);
    }
  }
  return { messages, statuses, unreadable };
}

function valuesOf(body: unknown) {
  return parsed(envelope, body)
    .flatMap((whole) =>
      whole.entry
        .flatMap((one) => parsed(entry, one).flatMap(({ changes }) => changes))
        .flatMap((one) => parsed(change, one)),
    )
    .map(({ value }) => value);
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T[] {
  const result = schema.safeParse(value);
  return result.success ? [result.data] : [];
}

function readMessage(item: unknown, contacts: readonly unknown[], now: number): Inbound | undefined {
  const result = message.safeParse(item);
  if (!result.success) return undefined;
  const { id, from: sender, from_user_id, timestamp } = result.data;
  const known = contacts.flatMap((one) => parsed(contact, one));
  const own =
    known.find(({ wa_id }) => wa_id !== undefined && wa_id === sender) ?? (known.length === 1 ? known[0] : undefined);
  const user = from_user_id ?? own?.user_id;
  if (sender === undefined && user === undefined) return undefined;
  const from: Address = { ...(sender ? { number: sender } : {}), ...(user ? { userId: user } : {}) };
  // a clock that is ahead must not keep the window open
  return { id, from, sentAt: Math.min(timestamp * 1000, now), content: readContent(result.data) };
}

/** Text as every database takes it: half an emoji and NUL are in no one's language. */
const words = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((value) => value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd'));

const text = z.object({ text: z.object({ body: words(10_000).pipe(z.string().min(1)) }) });
const reply = z.object({ id: words(512), title: words(512).catch('') });
const interactive = z.object({
  interactive: z.union([z.object({ button_reply: reply }), z.object({ list_reply: reply })]),
});
const button = z.object({
  button: z.object({ payload: words(512).catch(''), text: words(512).catch('') }),
});
const location = z.object({
  location: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }),
});
const audio = z.object({
  audio: z.object({ id: z.string().min(1).max(512), mime_type: z.string().max(128).catch('') }),
});
const caption = z.object({ caption: words(4096).optional().catch(undefined) }).catch({});
const unsupported = z.object({ unsupported: z.object({ type: z.string() }) });

function readContent(item: z.infer<typeof message>): Content {
  switch (item.type) {
    case 'text':
      return from(text, item, ({ text: { body } }) => ({ kind: 'text', text: body }));
    case 'interactive':
      return from(interactive, item, ({ interactive: shown }) => {
        const tapped = 'button_reply' in shown ? shown.button_reply : shown.list_reply;
        return { kind: 'tap', action: tapped.id, title: tapped.title };
      });
    case 'button':
      return from(button, item, ({ button: { payload, text: title } }) => ({ kind: 'tap', action: payload, title }));
    case 'location':
      return from(location, item, ({ location: { latitude, longitude } }) => ({
        kind: 'location',
        latitude,
        longitude,
      }));
    case 'audio':
      return from(audio, item, ({ audio: { id, mime_type } }) => ({ kind: 'voice', mediaId: id, mimeType: mime_type }));
    case 'image':
    case 'video':
    case 'document':
    case 'sticker': {
      const said = caption.parse(item[item.type]).caption?.trim();
      return { kind: 'media', ...(said ? { caption: said } : {}) };
    }
    case 'reaction':
    case 'system':
    case 'revoke':
    case 'deleted':
      return { kind: 'silent' };
    case 'unsupported': {
      const what = unsupported.safeParse(item).data?.unsupported.type ?? '';
      return { kind: /delete|revoke/.test(what) ? 'silent' : 'unreadable' };
    }
    default:
      return { kind: 'unreadable' };
  }
}

function from<T>(schema: z.ZodType<T>, item: unknown, read: (value: T) => Content): Content {
  const result = schema.safeParse(item);
  return result.success ? read(result.data) : { kind: 'unreadable' };
}

function readStatus(item: unknown): Status | undefined {
  const result = status.safeParse(item);
  if (!result.success) return undefined;
  const { id, status: state, timestamp, recipient_id, recipient_user_id, errors } = result.data;
  const errorCode = errors?.[0]?.code;
  return {
    id,
    state: state === 'played' ? 'read' : state,
    at: timestamp * 1000,
    to: {
      ...(recipient_id ? { number: recipient_id } : {}),
      ...(recipient_user_id ? { userId: recipient_user_id } : {}),
    },
    ...(errorCode === undefined ? {} : { errorCode }),
  };
}
