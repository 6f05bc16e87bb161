/**
 * What a website loads: a button, and when it is tapped the chat in a frame of our own origin. It reads nothing of the
 * page but its language and direction, stores nothing, and works under a strict Content-Security-Policy: no inline
 * style, no eval, no HTML from text. The frame tells it three things, see web/newcomer/embedded.ts.
 */
import { wordsOf } from './language.js';
import { STYLES } from './styles.js';

/** Milliseconds the page in the frame has to say it is there, once it has loaded; it says so before. */
const PATIENCE = 1000;

const page = document.documentElement;
const script = document.currentScript as HTMLScriptElement;
const { origin } = new URL(script.src);
const { position, language } = script.dataset;

// looked up when the frame is opened, too: a page can change its language without loading anew
const spoken = () => wordsOf(!language || language === 'auto' ? page.lang : language);
const [code = '', ask = '', close = ''] = spoken() ?? wordsOf(page.lang ? 'en' : 'nl') ?? [];
const address = () => `${origin}/?embedded=1&language=${spoken()?.[0] ?? ''}`;

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  parent: Node,
  attributes: Readonly<Record<string, string>>,
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key] ?? '');
  element.append(text);
  return parent.appendChild(element);
}

// where the button stands follows the page; how its words run, the words
const host = make('div', document.body ?? page, {
  role: 'complementary',
  'aria-label': 'Wegwijzer',
  lang: code,
  dir: getComputedStyle(page).direction,
  class: position ?? '',
});
const root = host.attachShadow({ mode: 'open' });
try {
  // a style sheet made by script is not subject to the page's style-src
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];
} catch {
  make('style', root, {}, STYLES);
}
const button = make('button', root, { dir: 'auto' }, `${ask} `);
const badge = make('b', button, {});
const panel = make('dialog', root, { 'aria-label': 'Wegwijzer' });
const closer = make('button', panel, {}, close);
let frame: HTMLIFrameElement | undefined;
let ready = false;

/** The chat in a window of its own, when it may not be framed here. */
const apart = () => {
  if (ready || !frame) return;
  frame.remove();
  const link = make('a', panel, { href: address(), target: '_blank' }, ask);
  // for some seconds after the tap browsers allow it; else there is the link
  open(link.href, '_blank');
  link.focus();
};
const isOpen = (open: 'true' | 'false') => button.setAttribute('aria-expanded', open);
const shut = () => panel.close();
isOpen('false');

button.onclick = () => {
  // too old for dialogs: the chat itself still works
  if (!panel.show) return open(address());
  if (matchMedia('(max-width:30em)').matches) panel.showModal();
  else panel.show();
  isOpen('true');
  badge.textContent = '';
  frame ??= make('iframe', panel, { src: address(), title: 'Wegwijzer' });
  // a page that may not be framed here loads, too, and never says a word
  frame.onload = () => setTimeout(apart, PATIENCE);
  if (ready) frame.focus();
};
closer.onclick = shut;
panel.onclose = () => {
  isOpen('false');
  button.focus();
};
panel.onkeydown = ({ key }) => {
  if (key === 'Escape') shut();
};
addEventListener('message', ({ origin: from, source, data }) => {
  if (from !== origin || source !== frame?.contentWindow) return;
  const { wegwijzer: what } = data;
  if (what === 'ready') {
    ready = true;
    if (panel.open) frame?.focus();
  } else if (what === 'close') shut();
  // something was said while nobody could see it
  else if (!panel.open) badge.textContent = `${Number(badge.textContent) + 1}`;
});
