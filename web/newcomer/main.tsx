import './styles/tokens.css';
import './styles/page.css';
import './styles/cards.css';
import './styles/handoff.css';
import './styles/screens.css';
import { render } from 'preact';
import { App } from './app.js';
import { beginEmbedded } from './embedded.js';
import { readPage } from './page.js';

const page = readPage(location, parent !== window);
if (page.embedded) beginEmbedded();
if (page.place !== undefined) {
  document.documentElement.classList.add('kiosk');
  // no menus of the browser, no dragging of things: a kiosk has no way out
  for (const name of ['contextmenu', 'dragstart']) addEventListener(name, (event) => event.preventDefault());
}
const root = document.getElementById('app');
if (root) render(<App page={page} />, root);
