import { isFromRobot, readMessage } from '../../../src/channels/azure/incoming.js';

const OFFERED = [
  { action: 'theme:housing', label: 'Wonen' },
  { action: 'theme:work', label: 'Werk' },
];

describe('a tapped choice', () => {
  test.each([
    ['a submitted card', { value: { action: 'theme:work' } }],
    ['a button whose value is the action', { value: 'theme:work' }],
    ['the number of the choice', { text: '2' }],
    ['the number as people write it', { text: ' 2. ' }],
    ['an Arabic number', { text: '٢' }],
    ['a Persian number', { text: '۲)' }],
    ['the words of the choice', { text: 'werk' }],
  ])('%s', (_name, activity) => {
    expect(readMessage(activity, OFFERED)).toEqual({ text: '', value: 'theme:work' });
  });

  test.each([
    ['a number nobody offered', { text: '7' }, '7'],
    ['zero', { text: '0' }, '0'],
    ['a card of somebody else', { value: { action: 'rm -rf' }, text: 'x' }, 'x'],
    ['a value that is no choice', { value: { other: 1 }, text: 'x' }, 'x'],
  ])('%s stays text', (_name, activity, text) => {
    expect(readMessage(activity, OFFERED)).toEqual({ text });
  });

  test('a number means nothing when nothing was offered', () => {
    expect(readMessage({ text: '2' }, [])).toEqual({ text: '2' });
  });
});

describe('free text', () => {
  const mention = { type: 'mention', text: '<at>Wegwijzer</at>', mentioned: { id: '28:bot' } };

  test('the mention of the bot in a Teams channel is no part of the question', () => {
    const activity = {
      text: '<at>Wegwijzer</at>&nbsp; waar leer ik Nederlands?',
      recipient: { id: '28:bot', name: '' },
    };
    expect(readMessage({ ...activity, entities: [mention] }, [])).toEqual({ text: 'waar leer ik Nederlands?' });
  });

  test('the mention of somebody else stays', () => {
    const activity = { text: '<at>Els</at> help', recipient: { id: '28:bot', name: '' } };
    const entities = [{ ...mention, text: '<at>Els</at>', mentioned: { id: '29:els' } }];
    expect(readMessage({ ...activity, entities }, []).text).toBe('<at>Els</at> help');
  });

  test('strange mentions do no harm', () => {
    const entities = [null, { type: 'mention' }, { type: 'mention', mentioned: { id: '28:bot' } }] as never[];
    expect(readMessage({ text: 'hallo', recipient: { id: '28:bot', name: '' }, entities }, [])).toEqual({
      text: 'hallo',
    });
  });

  test('a mail is read without the mail it answers to', () => {
    const mail = 'Hoeveel kost het?\n\nVan: Wegwijzer <bot@example.org>\nVerzonden: gisteren\n> oude tekst';
    expect(readMessage({ channelId: 'email', text: mail }, [])).toEqual({ text: 'Hoeveel kost het?' });
    expect(readMessage({ channelId: 'email', text: '1\n> 1. Wonen' }, OFFERED)).toEqual({
      text: '',
      value: 'theme:housing',
    });
  });

  test('only mail is cut', () => {
    expect(readMessage({ channelId: 'msteams', text: 'een\n> twee' }, []).text).toBe('een\n> twee');
  });

  test('no text, and too much', () => {
    expect(readMessage({}, [])).toEqual({ text: '' });
    expect(readMessage({ text: 'a'.repeat(9000) }, []).text).toHaveLength(4000);
  });
});

test('machines get no answer by mail', () => {
  const from = (id: string) => ({ channelId: 'email', from: { id, name: '' } });
  expect(isFromRobot(from('no-reply@example.org'))).toBe(true);
  expect(isFromRobot(from('MAILER-DAEMON@example.org'))).toBe(true);
  expect(isFromRobot(from('noor@example.org'))).toBe(false);
  expect(isFromRobot({ ...from('no-reply@example.org'), channelId: 'msteams' })).toBe(false);
});
