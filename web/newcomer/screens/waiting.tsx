import type { JSX } from 'preact';
import { Signpost } from '../parts/marks.js';
import { Skeleton } from '../parts/skeleton.js';

/** The page before its words are there. */
export function Waiting(): JSX.Element {
  return (
    <div class="chat" aria-busy="true">
      <header class="bar">
        <div class="inside">
          <div class="brand">
            <Signpost />
            <h1>Wegwijzer</h1>
          </div>
        </div>
      </header>
      <main>
        <Skeleton />
      </main>
    </div>
  );
}
