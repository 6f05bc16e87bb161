import fc from 'fast-check';
import { isolateLatin } from '../../../../src/channels/whatsapp/render/direction';
import { blocksInMarks, bold } from '../../../../src/channels/whatsapp/render/formatting';
import { tappable } from '../../../../src/channels/whatsapp/render/options';
import { international, withTappableNumbers } from '../../../../src/channels/whatsapp/render/phones';
import { cutAtGrapheme, shorten, shortenAll } from '../../../../src/channels/whatsapp/render/shorten';
import { splitText } from '../../../../src/channels/whatsapp/render/split';
import { refusalOf } from '../../../../src/cli/whatsapp-simulator/graph-rules';

/** Texts with emoji of several units, combining marks, long words and line breaks. */
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
const prose = fc
  .array(
    fc.constantFrom(
      'huis',
      'مرحبا',
      '👨‍👩‍👧‍👦',
      'é',
      'ብዛዕባ',
      '.',
      '!',
      '\n',
      '\n\n',
      ' ',
      'wachtregister',
      'x'.repeat(60),
    ),
    { maxLength: 200 },
  )
  .map((parts) => parts.join(''));
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

describe('shortening', () => {
  test('fits, is whole at its borders, and leaves short texts alone', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 80 }), (words, limit) => {
        const short = shorten(words, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        if (!HALF.test(words)) expect(HALF.test(short)).toBe(false);
        const line = words.replace(/\s+/g, ' ').trim();
        if (line.length <= limit) expect(short).toBe(line);
      }),
    );
  });

  test.each([
    ['Wat moet er in mijn huurcontract staan?', 24, 'Wat moet er in mijn…'],
    ['Kinderbijslag', 20, 'Kinderbijslag'],
    ['Arbeidsongeschiktheidsuitkering', 20, 'Arbeidsongeschikthe…'],
    ['De huur, de waarborg en meer', 20, 'De huur, de…'],
  ])('%s', (words, limit, short) => {
    expect(shorten(words, limit)).toBe(short);
  });

  test('a family of one emoji is not torn apart', () => {
    expect(cutAtGrapheme('ab👨‍👩‍👧‍👦cd', 8)).toBe('ab');
  });

  test('titles differ from each other after shortening, too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Ik zoek een woning om te huren', 'Ik zoek een woning om te kopen', 'Werk'), {
          maxLength: 10,
        }),
        (titles) => {
          const short = shortenAll(titles, 20);
          expect(new Set(short).size).toBe(titles.length);
          expect(Math.max(0, ...short.map(({ length }) => length))).toBeLessThanOrEqual(20);
        },
      ),
    );
  });
});

describe('splitting', () => {
  test('loses nothing but white space, and every piece fits', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 20, max: 400 }), (words, limit) => {
        const pieces = splitText(words, limit);
        expect(pieces.every((piece) => piece.length <= limit && piece.trim() !== '' && !HALF.test(piece))).toBe(true);
        expect(pieces.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
      }),
    );
  });

  test('cuts between paragraphs, else after a sentence', () => {
    expect(splitText(`${'a '.repeat(30)}\n\n${'b '.repeat(30)}`, 80)).toEqual([
      'a '.repeat(30).trim(),
      'b '.repeat(30).trim(),
    ]);
    expect(splitText('Dit is de eerste zin. Dit is de tweede zin.', 30)).toEqual([
      'Dit is de eerste zin.',
      'Dit is de tweede zin.',
    ]);
  });
});

describe('right to left', () => {
  test('Dutch names and groups of digits keep their order', () => {
    expect(isolateLatin('اتصل بـ OCMW Kortrijk الآن.', 'rtl')).toBe('اتصل بـ \u2066OCMW Kortrijk\u2069 الآن.');
    expect(isolateLatin('الرقم +32 56 24 42 22.', 'rtl')).toBe('الرقم \u2066+32 56 24 42 22\u2069.');
    expect(isolateLatin('☎ +32 56 24 42 22', 'rtl')).toContain('\u2066+32 56 24 42 22\u2069');
  });

  test('links, Latin lines, single numbers and list marks stay as they are', () => {
    for (const line of ['https://www.112.be', 'OCMW Kortrijk', 'خلال 24 شهراً'])
      expect(isolateLatin(line, 'rtl')).toBe(line);
    expect(isolateLatin('1. VDAB: عمل', 'rtl')).toBe('1. \u2066VDAB\u2069: عمل');
    expect(isolateLatin('Bel OCMW', 'ltr')).toBe('Bel OCMW');
  });
});

test('blocks in the marks of WhatsApp', () => {
  const blocks = [
    { kind: 'heading', text: 'Let op' },
    { kind: 'paragraph', text: 'Ga **eerst** naar het loket.' },
    { kind: 'list', ordered: true, items: ['een', '**twee**'] },
    { kind: 'list', ordered: false, items: ['drie'] },
  ] as const;
  expect(blocksInMarks(blocks)).toBe('*Let op*\n\nGa *eerst* naar het loket.\n\n1. een\n2. *twee*\n\n- drie');
  // there is no escape: what holds the mark stays plain
  expect(bold('a * b')).toBe('a * b');
});

test('numbers can be tapped; short ones and what is no number stay', () => {
  expect(international('056 24 42 22')).toBe('+32 56 24 42 22');
  expect(international('112')).toBe('112');
  expect(withTappableNumbers('Bel 0800 32 123 of 1712. Dossier 2024 01 02 003.')).toBe(
    'Bel +32 800 32 123 of 1712. Dossier 2024 01 02 003.',
  );
});

test('whatever the options are, Meta takes the message, and every option is on some page', () => {
  const option = fc.record({ action: fc.string({ minLength: 1, maxLength: 150 }), label: text });
  const say = (key: string) => key.replace('whatsapp.', '');
  fc.assert(
    fc.property(
      fc.uniqueArray(option, { minLength: 1, maxLength: 45, selector: ({ action }) => action.trim() }),
      (given) => {
        const options = given.filter(
          ({ action, label }) => action.trim() !== '' && label.trim() !== '' && !HALF.test(action + label),
        );
        if (options.length === 0) return;
        const seen: string[] = [];
        for (let page = 0; page < 6; page++) {
          const message = tappable('Kies', options, say, page, (next) => `more:page:${next}`);
          expect(refusalOf({ messaging_product: 'whatsapp', to: '32470000000', ...message })).toBeUndefined();
          const { interactive } = message;
          if (interactive.type === 'button') seen.push(...interactive.action.buttons.map(({ reply }) => reply.id));
          else seen.push(...interactive.action.sections.flatMap(({ rows }) => rows.map(({ id }) => id)));
        }
        expect(options.filter(({ action }) => !seen.includes(action.trim()))).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
