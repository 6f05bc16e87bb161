/** Limits of the Cloud API, counted in UTF-16 units: the stricter reading of "characters". */
export const LIMITS = {
  text: 4096,
  /** Body of any interactive message. */
  body: 1024,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  rowId: 200,
  /** The button that opens a list. */
  listButton: 20,
} as const;

export interface ReplyButton {
  readonly type: 'reply';
  readonly reply: { readonly id: string; readonly title: string };
}

export interface ListRow {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

export interface TextMessage {
  readonly type: 'text';
  readonly text: { readonly body: string; readonly preview_url?: boolean };
}

export interface ButtonMessage {
  readonly type: 'interactive';
  readonly interactive: {
    readonly type: 'button';
    readonly body: { readonly text: string };
    readonly action: { readonly buttons: readonly ReplyButton[] };
  };
}

export interface ListMessage {
  readonly type: 'interactive';
  readonly interactive: {
    readonly type: 'list';
    readonly body: { readonly text: string };
    readonly action: { readonly button: string; readonly sections: readonly { readonly rows: readonly ListRow[] }[] };
  };
}

export interface TemplateMessage {
  readonly type: 'template';
  readonly template: { readonly name: string; readonly language: { readonly code: string } };
}

/** What is sent through the Cloud API, without frame and address. */
export type GraphMessage = TextMessage | ButtonMessage | ListMessage | TemplateMessage;
