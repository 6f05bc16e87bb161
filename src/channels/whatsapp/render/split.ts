import { cutAtGrapheme } from './shorten.js';

/** Where a text may be cut, best first: between paragraphs, lines, sentences, words. */
const BORDERS = [/\n{2,}/g, /\n/g, /(?<=[.!?؟۔።])\s+/g, /\s+/g];
/** A piece shorter than this share of the room is cut at a lesser border instead. */
const SHORTEST = 0.4;

/** A text as pieces that fit, cut at paragraphs or else at sentences or words; never empty pieces. */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const [end, next] = borderIn(rest, limit);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(next).trimStart();
  }
  if (rest !== '') pieces.push(rest);
  return pieces.filter((piece) => piece.trim() !== '');
}

/** The end of the first piece, and where the next begins. */
function borderIn(text: string, limit: number): [number, number] {
  for (const border of BORDERS) {
    let best: [number, number] | undefined;
    for (const match of text.slice(0, limit + 1).matchAll(border)) {
      if (match.index > limit * SHORTEST) best = [match.index, match.index + match[0].length];
    }
    if (best) return best;
  }
  const end = cutAtGrapheme(text, limit).length;
  return [end, end];
}
