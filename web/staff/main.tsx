import '../newcomer/styles/tokens.css';
import './styles/tokens.css';
import './styles/page.css';
import './styles/parts.css';
import './styles/layout.css';
import { render } from 'preact';
import { App } from './app.js';
import { keepForOffline } from './offline/keep-for-offline.js';

if (import.meta.env.PROD) keepForOffline();
const root = document.getElementById('app');
if (root) render(<App />, root);
