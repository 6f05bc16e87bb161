import { barsSvg, escaped, lineSvg } from '../../../src/questions/report/charts.js';
import { countText, percent, signed } from '../../../src/questions/report/sentences.js';

const points = [
  { label: 'Wonen <&>', value: 200, text: '200' },
  { label: 'Werk', value: 50, text: '50' },
  { label: 'Andere', value: null, text: '<5' },
];

test('bars are as long as their values, and what is hidden has none', () => {
  const svg = barsSvg('Per thema', points);
  expect([...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width))).toEqual([410, 102.5]);
  expect(svg).toContain('Wonen &lt;&amp;&gt;');
  expect(svg).toContain('&lt;5');
  expect(svg).toContain('<title>Per thema</title>');
});

test('a line breaks where a value is hidden', () => {
  const svg = lineSvg('Per week', [...points, { label: 'x', value: 10, text: '10' }]);
  expect(svg.match(/<circle/g)).toHaveLength(3);
  expect(/class="line" d="([^"]+)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2);
});

test('nothing to draw is no error', () => {
  expect(barsSvg('Leeg', [])).not.toContain('NaN');
  expect(lineSvg('Leeg', [])).not.toContain('NaN');
});

test('numbers as Dutch readers write them', () => {
  expect([countText(1234567), countText(999), countText('<5'), countText('hidden')]).toEqual([
    '1.234.567',
    '999',
    '<5',
    '–',
  ]);
  expect([percent(0.254), percent(0.034), percent(null), percent(0)]).toEqual(['25%', '3,4%', '–', '0%']);
  expect([signed(0.25), signed(-0.1), signed(null)]).toEqual(['+25%', '−10%', '–']);
  expect(escaped('"<script>"')).toBe('&quot;&lt;script&gt;&quot;');
});

test('without points there is no drawing', () => {
  expect(barsSvg('Vragen', [])).toBe('');
});
