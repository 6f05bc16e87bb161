import { countChange, partChange, waitingChange } from '../../../../../web/staff/policy/figures/changes';
import { countText, keepsBack, percentText, writingIn } from '../../../../../web/staff/policy/figures/shown';
import { row } from './measures';

const writing = writingIn('nl-BE');
const than = 'het kwartaal ervoor';

test('counts are compared in words, by percentage up to the double and then by times', () => {
  expect(countChange(0.124, than, writing)).toEqual({
    key: 'policy.change.more',
    values: { percent: '12%', than },
    direction: 'up',
  });
  expect(countChange(-0.3, than, writing)).toMatchObject({ key: 'policy.change.fewer', values: { percent: '30%' } });
  expect(countChange(1.4, than, writing)).toMatchObject({ key: 'policy.change.times', values: { times: '2,4' } });
  expect(countChange(0.001, than, writing)).toMatchObject({ key: 'policy.change.same', direction: 'same' });
  expect(countChange(null, than, writing)).toBeNull();
});

test('parts are compared in points, as they are seen rounded', () => {
  expect(partChange(0.754, 0.712, than, writing)).toMatchObject({
    key: 'policy.change.higher',
    values: { count: 4, was: '71%' },
  });
  expect(partChange(0.7, 0.75, than, writing)).toMatchObject({ key: 'policy.change.lower', values: { count: 5 } });
  expect(partChange(0.712, 0.708, than, writing)).toMatchObject({ direction: 'same' });
  expect(partChange(0.7, null, than, writing)).toBeNull();
  expect(partChange(null, 0.7, than, writing)).toBeNull();
});

test('waiting is compared in minutes', () => {
  expect(waitingChange(4, 6.5, than, writing)).toMatchObject({
    key: 'policy.change.shorter',
    values: { minutes: '2,5', was: '6,5' },
    direction: 'down',
  });
  expect(waitingChange(4, undefined, than, writing)).toBeNull();
});

test('a count that is kept back is never written as a number', () => {
  expect(countText('<5', writing)).toBe('<5');
  expect(countText('hidden', writing)).toBe('–');
  expect(countText(undefined, writing)).toBe('–');
  expect(countText(12345, writing)).toBe('12.345');
  expect(keepsBack([row(['a'], { questions: 7 })])).toBe(false);
  expect(keepsBack([row(['a'], { questions: 7 }), row(['b'], { questions: 'hidden' })])).toBe(true);
});

test('some is not written as none', () => {
  expect(percentText(0.003, writing)).toBe('<1%');
  expect(percentText(0, writing)).toBe('0%');
  expect(percentText(null, writing)).toBe('–');
});
