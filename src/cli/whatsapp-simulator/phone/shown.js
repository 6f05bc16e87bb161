/** Text in WhatsApp's marks as elements: bold, links, phone numbers. Nothing of it is read as HTML. */
export function formatted(text) {
  const part = document.createDocumentFragment();
  for (const piece of text.split(/(https?:\/\/\S+|\+\d[\d ]{6,}\d|\*[^*\n]+\*)/)) {
    if (/^https?:/.test(piece)) part.append(link(piece, piece));
    else if (/^\+\d/.test(piece)) part.append(link(`tel:${piece.replaceAll(' ', '')}`, piece));
    else if (/^\*[^*]+\*$/.test(piece)) {
      const bold = document.createElement('strong');
      bold.textContent = piece.slice(1, -1);
      part.append(bold);
    } else part.append(piece);
  }
  return part;
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
