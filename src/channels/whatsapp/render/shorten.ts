const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const ELLIPSIS = '…';
/** A cut at a word border may lose at most this share of the room. */
const WORD_LOSS = 0.5;

/** The longest beginning of a text that fits, cut where a reader sees a border between two characters. */
export function cutAtGrapheme(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  // one "character" of a hostile text can be longer than all the room there is: then at a code point
  if (end > 0) return text.slice(0, end);
  const half = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? '');
  return text.slice(0, half ? limit - 1 : limit);
}

/** One line that fits: itself, or its first words and an ellipsis. */
export function shorten(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const room = cutAtGrapheme(line, limit - ELLIPSIS.length);
  const border = room.lastIndexOf(' ');
  const atWord = line[room.length] === ' ' || border < room.length * WORD_LOSS ? room : room.slice(0, border);
  return `${atWord.replace(/[\s,;:.!?،؛؟፣፤–-]+$/u, '') || room}${ELLIPSIS}`;
}

/** Titles that fit and differ from each other: those that became equal are numbered. */
export function shortenAll(texts: readonly string[], limit: number): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    let title = shorten(text, limit);
    for (let n = 2; taken.has(title); n++) {
      const number = ` ${n}`;
      title = `${shorten(text, limit - number.length)}${number}`;
    }
    taken.add(title);
    return title;
  });
}
