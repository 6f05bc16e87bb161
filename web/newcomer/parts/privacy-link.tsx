import type { JSX } from 'preact';
import { useSurroundings } from '../surroundings.js';

/** The way to the privacy page, without leaving the conversation. */
export function PrivacyLink(): JSX.Element {
  const { kiosk, bundle, openPrivacy } = useSurroundings();
  const label = bundle.texts.privacy.link;
  if (kiosk) {
    return (
      <button type="button" class="link" onClick={openPrivacy}>
        {label}
      </button>
    );
  }
  return (
    <a
      class="link"
      href="/privacy"
      onClick={(event) => {
        event.preventDefault();
        openPrivacy();
      }}
    >
      {label}
    </a>
  );
}
