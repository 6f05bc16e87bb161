import { type Block, blocksToText, parseBlocks } from '../../src/knowledge/blocks';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const list = (...items: string[]): Block => ({ kind: 'list', ordered: false, items });
const steps = (...items: string[]): Block => ({ kind: 'list', ordered: true, items });
const heading = (text: string): Block => ({ kind: 'heading', text });

test.each<[string, string, readonly Block[]]>([
  ['nothing', '', []],
  ['white space', ' \n\n  \n', []],
  ['a paragraph over two lines', 'Eerst dit,\ndan dat.', [paragraph('Eerst dit, dan dat.')]],
  ['two paragraphs', 'Een.\n\nTwee.', [paragraph('Een.'), paragraph('Twee.')]],
  ['a list', '- een\n- twee', [list('een', 'twee')]],
  ['a list with stars', '* een\n* twee', [list('een', 'twee')]],
  ['steps', '1. een\n2. twee', [steps('een', 'twee')]],
  ['steps with brackets', '1) een\n2) twee', [steps('een', 'twee')]],
  ['a list right behind a paragraph', 'Neem mee:\n- kaart\n- foto', [paragraph('Neem mee:'), list('kaart', 'foto')]],
  ['a paragraph right behind a list', '- kaart\nGa dan.', [list('kaart'), paragraph('Ga dan.')]],
  ['an item over two lines', '- een lange\n  zin\n- twee', [list('een lange zin', 'twee')]],
  ['a list and steps', '- a\n1. b', [list('a'), steps('b')]],
  ['items with an empty line between', '- a\n\n- b', [list('a'), list('b')]],
  [
    'headings',
    '## Korter\nTekst.\n### Langer\n- a',
    [heading('Korter'), paragraph('Tekst.'), heading('Langer'), list('a')],
  ],
  ['Arabic', 'نص.\n\n- أول\n- ثان', [paragraph('نص.'), list('أول', 'ثان')]],
  ['a year at the start of a line', '2026 is nieuw.', [paragraph('2026 is nieuw.')]],
  ['a dash inside a line', 'maandag - vrijdag', [paragraph('maandag - vrijdag')]],
  ['bold at the start', '**A**: beperkt', [paragraph('**A**: beperkt')]],
  ['a table or HTML as the text it is', '| a | b |\n<b>c</b>', [paragraph('| a | b | <b>c</b>')]],
])('reads %s', (_case, markdown, expected) => {
  expect(parseBlocks(markdown)).toEqual(expected);
});

test('plain text has bullets, numbers and empty lines', () => {
  const blocks = [heading('Zo'), paragraph('Doe dit:'), list('a', 'b'), steps('c', 'd')];
  expect(blocksToText(blocks)).toBe('Zo\n\nDoe dit:\n\n- a\n- b\n\n1. c\n2. d');
});

test('plain text reads back as the same blocks', () => {
  const blocks = [paragraph('Doe dit:'), list('a', 'b'), paragraph('Dan:'), steps('c', 'd')];
  expect(parseBlocks(blocksToText(blocks))).toEqual(blocks);
});
