import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Signpost } from '../parts/marks.js';
import { loadBundle } from '../server.js';

/** The address of a kiosk nobody has set up; for whoever installs it, hence in Dutch. */
export function UnknownPlace(): JSX.Element {
  const [text, setText] = useState('');
  useEffect(() => {
    loadBundle('nl').then(
      ({ texts }) => setText(texts.kiosk.unknownPlace),
      // the address below says enough
      () => {},
    );
  }, []);
  return (
    <main class="first-failure" lang="nl">
      <Signpost />
      <h1>Wegwijzer</h1>
      <p role="alert">{text}</p>
      <p>
        <code>{location.pathname}</code>
      </p>
    </main>
  );
}
