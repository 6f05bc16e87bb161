import '../newcomer/styles/tokens.css';
import './styles/tokens.css';
import './styles/page.css';
import './styles/parts.css';
import './styles/layout.css';
import { render } from 'preact';
import { App } from './app.js';

const root = document.getElementById('app');
if (root) render(<App />, root);
