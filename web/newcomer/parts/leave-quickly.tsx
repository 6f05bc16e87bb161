import type { JSX } from 'preact';
import { useTexts } from '../surroundings.js';
import { Icon } from './icon.js';

/** The Belgian weather service: a page anybody may have open. */
export const NEUTRAL_PAGE = 'https://www.meteo.be/nl';

/** For who must not be seen reading this. Stays in sight as long as something sensitive is in the conversation. */
export function LeaveQuickly({ onLeave }: { readonly onLeave: () => void }): JSX.Element {
  const texts = useTexts();
  return (
    <div class="leave">
      <button type="button" onClick={onLeave}>
        <Icon name="log-out" />
        {texts.leave}
      </button>
    </div>
  );
}
