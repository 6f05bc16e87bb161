/** Unicode isolates (UAX #9): what stands between them keeps its own direction and does not disturb the rest. */
const LEFT_TO_RIGHT = '\u2066';
const END = '\u2069';

const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const WORD = String.raw`[\p{Script=Latin}\p{Nd}+€][\p{Script=Latin}\p{Nd}\p{M}.'’/+&@:%€-]*`;
/** Latin words and numbers that follow each other. */
const RUN = new RegExp(`${WORD}(?:,? ${WORD})*`, 'gu');
const LATIN_LETTER = /\p{Script=Latin}/u;
const URL_ALONE = /^https?:\/\/\S+$/;
/** A number alone reads rightly in both directions; several groups of digits would change places. */
const NEEDS_ISOLATE = /\p{Script=Latin}|[\s+/:-]/u;

/** WhatsApp's marks of a list or quotation, which must begin the line. */
const MARK = /^(?:\d+\. |[-*>] )?/;

/**
 * Makes the Latin parts of a right-to-left text stand as they are written: Dutch names, phone numbers, times. A line all
 * in Latin letters needs nothing, and a link stays as it is, or it could not be tapped.
 */
export function isolateLatin(text: string, direction: 'ltr' | 'rtl'): string {
  if (direction === 'ltr') return text;
  return text
    .split('\n')
    .map((line) => {
      const latinOnly = LATIN_LETTER.test(line) && !RTL_LETTER.test(line);
      if (latinOnly || URL_ALONE.test(line.trim())) return line;
      const [mark = ''] = MARK.exec(line) ?? [];
      return mark + isolateRuns(line.slice(mark.length));
    })
    .join('\n');
}

function isolateRuns(line: string): string {
  return line.replace(RUN, (run) => {
    const [, words = run, after = ''] = /^(.*?)([.,:'’/-]*)$/su.exec(run) ?? [];
    return NEEDS_ISOLATE.test(words) ? `${LEFT_TO_RIGHT}${words}${END}${after}` : run;
  });
}
