import { NearWords } from '../../src/search/near-words.js';

const near = new NearWords(['husband', 'leven', 'kind', 'selbstmordgedanke']);

test.each([
  ['husbnad', ['husband']],
  ['husban', ['husband']],
  ['huxband', ['husband']],
  ['husxbxnd', []],
  ['geven', []],
  ['lezen', ['leven']],
  ['king', []],
  ['selbstmrdgedanek', ['selbstmordgedanke']],
])('%s', (word, expected) => {
  expect(near.find(word)).toEqual(expected);
});
