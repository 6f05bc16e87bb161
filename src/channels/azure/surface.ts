/** What a channel of Azure Bot Service can show. */
export interface Surface {
  /** Adaptive Cards, hero cards with buttons, or nothing but text with numbered choices. */
  readonly choices: 'adaptive' | 'hero' | 'numbers';
  /** Buttons of one card, or of one row. */
  readonly buttons: number;
  /** Whether the channel formats Markdown. */
  readonly markdown: boolean;
  /** The person's client reads activities as they are: it understands our entity and our events. */
  readonly rawClient: boolean;
}

const ADAPTIVE: Surface = { choices: 'adaptive', buttons: 6, markdown: true, rawClient: false };
const PLAIN: Surface = { choices: 'numbers', buttons: 0, markdown: false, rawClient: false };
const hero = (buttons: number): Surface => ({ choices: 'hero', buttons, markdown: true, rawClient: false });

/**
 * Sources: "Channels reference" (learn.microsoft.com/azure/bot-service/bot-service-channels-reference) for the cards,
 * and `choices/channel` of the SDK for the number of buttons. Teams shows six actions in a row, in groups as well;
 * its suggested actions (six at most, in personal chats only) are never used.
 */
const SURFACES: Readonly<Record<string, Surface>> = {
  msteams: ADAPTIVE,
  webchat: { ...ADAPTIVE, rawClient: true },
  directline: { ...ADAPTIVE, rawClient: true },
  emulator: { ...ADAPTIVE, rawClient: true },
  omnichannel: hero(6),
  slack: hero(6),
  telegram: hero(6),
  facebook: hero(3),
  line: hero(4),
  groupme: hero(3),
  email: { ...PLAIN, markdown: true },
};

/** A channel nobody has looked at shows text: that always works. */
export function surfaceOf(channelId: string): Surface {
  return (Object.hasOwn(SURFACES, channelId) ? SURFACES[channelId] : undefined) ?? PLAIN;
}
