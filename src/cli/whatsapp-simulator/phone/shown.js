/**
 * Text in WhatsApp's marks as elements: bold, quotes, lists, links, phone numbers. Nothing of it is read as HTML. Each line
 * has its own direction, as on a phone.
 */
export function formatted(text) {
  const part = document.createDocumentFragment();
  for (const line of text.split('\n')) {
    const quoted = /^> /.test(line);
    const block = document.createElement(quoted ? 'blockquote' : 'p');
    block.dir = directionOf(line);
    block.append(...inline(quoted ? line.slice(2) : line.replace(/^- /, '• ')));
    // an empty line is as high as any other
    if (line === '') block.append(document.createElement('br'));
    part.append(block);
  }
  return part;
}

/** The direction of the first letter that has one, isolates left out (Unicode Bidirectional Algorithm, rule P2). */
function directionOf(line) {
  let outside = line;
  for (let before; before !== outside; ) {
    before = outside;
    outside = outside.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, '');
  }
  const letter = /\p{L}/u.exec(outside)?.[0] ?? /\p{L}/u.exec(line)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? 'rtl' : 'ltr';
}

function inline(line) {
  return line.split(/(https?:\/\/\S+|\+\d[\d ]{6,}\d|\*[^*\n]+\*)/).map((piece) => {
    if (/^https?:/.test(piece)) return link(piece, piece);
    if (/^\+\d/.test(piece)) return link(`tel:${piece.replaceAll(' ', '')}`, piece);
    if (!/^\*[^*]+\*$/.test(piece)) return piece;
    const bold = document.createElement('strong');
    bold.textContent = piece.slice(1, -1);
    return bold;
  });
}

function link(href, text) {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = text;
  anchor.rel = 'noreferrer';
  anchor.target = '_blank';
  return anchor;
}

/** What a message says. */
export function textOf(payload) {
  if (payload.type === 'text') return payload.text.body;
  if (payload.type === 'interactive') return payload.interactive.body.text;
  return payload.type === 'template' ? `(template ${payload.template.name})` : `(${payload.type})`;
}

/** What can be tapped: `{kind, id, title, description}`; a list has the words of the button that opens it. */
export function tapsOf(payload) {
  if (payload.type !== 'interactive') return { taps: [] };
  const { type, action } = payload.interactive;
  if (type === 'button') return { taps: action.buttons.map(({ reply }) => ({ ...reply, kind: 'button_reply' })) };
  if (type !== 'list') return { taps: [] };
  const rows = action.sections.flatMap((section) => section.rows);
  return { opens: action.button, taps: rows.map((row) => ({ ...row, kind: 'list_reply' })) };
}
