import type { Activity } from 'botbuilder';
import type { Option, Reply } from '../../../src/assistant/reply.js';
import { speak } from '../../../src/assistant/speak.js';
import { render } from '../../../src/channels/azure/render.js';
import { surfaceOf } from '../../../src/channels/azure/surface.js';

const words = () => (key: string) => `[${key}]`;
const shown = (reply: Reply, channel: string) => render(speak(reply), surfaceOf(channel), words);
const options = (count: number): Option[] =>
  Array.from({ length: count }, (_, index) => ({ action: `theme:t${index}`, label: `Thema ${index}` }));
const CHOICES: Reply = { kind: 'choices', language: 'nl', direction: 'ltr', text: 'Kies.', options: options(15) };
const PLACE = {
  id: 'ocmw',
  name: 'OCMW',
  icon: 'x',
  whatFor: 'hulp',
  phone: '056 00 00 00',
  address: 'Straat 1',
  mapUrl: 'https://map.example/(1)',
};
const ANSWER: Reply = {
  kind: 'answer',
  language: 'ar',
  direction: 'rtl',
  entry: 'housing/rent-deposit',
  theme: 'housing',
  icon: 'key',
  title: 'العنوان',
  body: [
    { kind: 'paragraph', text: 'نص **مهم**' },
    { kind: 'list', ordered: true, items: ['أول', 'ثان'] },
  ],
  caution: 'اسأل',
  places: [PLACE],
  sources: [{ title: 'Bron', url: 'https://example.org' }],
  verified: '21/11/2026',
  dutch: { phrase: 'Ik zoek hulp.', meaning: 'أبحث عن مساعدة', words: [{ term: 'de hulp', meaning: 'مساعدة' }] },
  related: [{ action: 'entry:housing/other', label: 'آخر' }],
  sensitive: false,
  options: [
    { action: 'helped:yes:housing/rent-deposit', label: 'نعم' },
    { action: 'person', label: 'شخص' },
  ],
};

/** All elements of a card of a type, however deep. */
// biome-ignore lint/suspicious/noExplicitAny: cards are of many shapes
function elements(node: any, type: string): any[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap((child) => elements(child, type));
  return node.type === type ? [node, ...inner] : inner;
}
const cardOf = (activity: Partial<Activity>) => activity.attachments?.[0]?.content;

describe('on Teams', () => {
  test('choices are rows of at most six buttons that come back as actions', () => {
    const card = cardOf(shown(CHOICES, 'msteams').activity);
    expect(elements(card, 'ActionSet').map(({ actions }) => actions.length)).toEqual([6, 6, 3]);
    expect(elements(card, 'Action.Submit')[3]).toMatchObject({
      title: 'Thema 3',
      data: { action: 'theme:t3', msteams: { type: 'messageBack', displayText: 'Thema 3' } },
    });
  });

  test('nothing is said twice, nothing goes as suggested action, nobody else sees our entity', () => {
    const { activity } = shown(CHOICES, 'msteams');
    expect(activity).toMatchObject({ summary: 'Kies.' });
    for (const name of ['text', 'suggestedActions', 'entities']) expect(activity).not.toHaveProperty(name);
  });

  test('an answer in Arabic reads from right to left and keeps the Dutch sentence from left to right', () => {
    const card = cardOf(shown(ANSWER, 'msteams').activity);
    expect(card).toMatchObject({ type: 'AdaptiveCard', lang: 'ar', rtl: true });
    const texts = elements(card, 'TextBlock').map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['العنوان', 'نص **مهم**', '1. أول\n2. ثان', 'Ik zoek hulp.', 'اسأل']));
    const dutch = elements(card, 'Container').find(({ rtl }) => rtl === false);
    expect(dutch.items[0].text).toBe('Ik zoek hulp.');
  });

  test('places can be called and found; an address cannot break out of its link', () => {
    const texts = elements(cardOf(shown(ANSWER, 'msteams').activity), 'TextBlock').map(({ text }) => text);
    expect(texts).toContain('[056 00 00 00](tel:056000000)');
    expect(texts).toContain('[Straat 1](https://map.example/(1%29)');
  });

  test('a crisis shows its numbers', () => {
    const crisis: Reply = {
      kind: 'crisis',
      language: 'nl',
      direction: 'ltr',
      crisis: 'medical',
      lines: ['Bel nu 112.'],
      numbers: [{ label: 'Noodnummer', number: '112', note: 'dag en nacht' }],
      after: ['Zeg het adres.'],
      options: [],
    };
    const texts = elements(cardOf(shown(crisis, 'msteams').activity), 'TextBlock').map(({ text }) => text);
    expect(texts).toEqual(['Bel nu 112.', '[112](tel:112)', 'Noodnummer - dag en nacht', 'Zeg het adres.']);
  });
});

test('plain words need no card', () => {
  const reply: Reply = { kind: 'text', language: 'nl', direction: 'ltr', text: 'Dag!', options: [] };
  expect(shown(reply, 'msteams').activity).toMatchObject({ type: 'message', text: 'Dag!' });
  expect(shown(reply, 'msteams').activity.attachments).toBeUndefined();
});

test('clients that read activities get our data, too', () => {
  expect(shown(ANSWER, 'webchat').activity.entities).toEqual([{ type: 'wegwijzer', reply: ANSWER }]);
});

describe('on channels with hero cards', () => {
  test('choices are buttons, as many to a card as the channel shows', () => {
    const { activity } = shown(CHOICES, 'facebook');
    expect(activity.attachmentLayout).toBe('carousel');
    const buttons = activity.attachments?.map(({ content }) => content.buttons.length);
    expect(buttons).toEqual([3, 3, 3, 3, 3]);
    expect(activity.attachments?.[0]?.content.buttons[0]).toEqual({
      type: 'postBack',
      title: 'Thema 0',
      value: 'theme:t0',
    });
    expect(activity.text).toBe('Kies.');
  });

  test('more than ten cards become numbers', () => {
    const many: Reply = { ...CHOICES, options: options(31) } as Reply;
    expect(shown(many, 'facebook').activity.text).toContain('31. Thema 30');
    expect(shown(many, 'facebook').activity.attachments).toBeUndefined();
  });
});

describe('by mail, text message and channels nobody knows', () => {
  test.each(['email', 'sms', 'something-new', '__proto__', 'constructor'])('%s: numbered choices', (channel) => {
    const { activity, options: offered } = shown(ANSWER, channel);
    expect(activity.attachments).toBeUndefined();
    expect(activity.text).toMatch(/\n1\. نعم\n2\. شخص\n3\. آخر\n\n\[azure\.numbered\]$/);
    expect(offered.map(({ action }) => action)).toEqual([
      'helped:yes:housing/rent-deposit',
      'person',
      'entry:housing/other',
    ]);
  });

  test('no marks of Markdown where nobody reads them', () => {
    expect(shown(ANSWER, 'sms').activity).toMatchObject({ textFormat: 'plain' });
    expect(shown(ANSWER, 'sms').activity.text).not.toContain('**');
    expect(shown(ANSWER, 'email').activity.text).toContain('**العنوان**');
  });
});

test('a bridge figure is named', () => {
  const reply: Reply = {
    kind: 'staff',
    language: 'nl',
    direction: 'ltr',
    from: 'Els',
    text: 'Dag!',
    languageNote: 'Nederlands',
    options: [],
  };
  for (const channel of ['msteams', 'slack', 'sms', 'email']) {
    expect(shown(reply, channel).activity.text?.replaceAll('**', '')).toBe('Els: Dag!\n\nNederlands');
  }
});

test('long texts have a short summary', () => {
  const long: Reply = { ...CHOICES, text: 'woord '.repeat(40).trim() } as Reply;
  const { summary = '' } = shown(long, 'msteams').activity;
  expect(summary.length).toBeLessThanOrEqual(80);
  expect(summary).toMatch(/woord…$/);
});
