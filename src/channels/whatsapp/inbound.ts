/** Who writes or is written to: a phone number (digits only), an id of WhatsApp's own, or both. */
export interface Address {
  readonly number?: string;
  /** Business-scoped user id, such as `BE.1349...`; the only one for people who hide their number. */
  readonly userId?: string;
}

/** What somebody sent, as far as we can use it. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  /** A tap on a button or list row, also one shown long ago. The action comes from outside. */
  | { readonly kind: 'tap'; readonly action: string; readonly title: string }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'voice'; readonly mediaId: string; readonly mimeType: string }
  | { readonly kind: 'media'; readonly caption?: string }
  /** Something that cannot be read: a contact, an order, a type that did not exist when this was written. */
  | { readonly kind: 'unreadable' }
  /** Nothing to answer: a reaction, a deleted message, a changed number. */
  | { readonly kind: 'silent' };

/** One message of a person. */
export interface Inbound {
  /** Meta's id (`wamid...`); it holds the phone number in base64, so it is never stored as it is. */
  readonly id: string;
  readonly from: Address;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly content: Content;
}

/** What became of one of our messages. */
export interface Status {
  readonly id: string;
  readonly state: 'sent' | 'delivered' | 'read' | 'failed';
  readonly at: number;
  readonly to: Address;
  /** Meta's error code when it failed. */
  readonly errorCode?: number;
}
