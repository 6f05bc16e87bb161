import type { Conversation } from './conversation/conversation.js';

/**
 * The page inside a frame on another website, put there by `embed.js` (web/embed). It tells the site three things and
 * takes nothing from it. They hold nothing personal, and only the sites of ALLOWED_ORIGINS can have us in a frame
 * (frame-ancestors), so they go to whichever site that is.
 */
type Told = 'ready' | 'close' | 'said';

const tell = (what: Told) => parent.postMessage({ wegwijzer: what }, '*');

/** Tells when something was said: the site shows a mark on its button while the panel is closed. */
export function followNews(conversation: Pick<Conversation, 'view' | 'subscribe'>): () => void {
  let last = conversation.view.announcement;
  return conversation.subscribe(() => {
    const { announcement } = conversation.view;
    if (announcement && announcement !== last) tell('said');
    last = announcement;
  });
}

/** Says that the page is there, and lets Escape close the panel unless something else on the page takes it. */
export function beginEmbedded(): void {
  tell('ready');
  addEventListener('keydown', (event) => {
    const taken = event.defaultPrevented || document.querySelector('dialog[open], .suggestions');
    if (event.key === 'Escape' && !taken) tell('close');
  });
}

/** The window to leave quickly from: the whole site, not our frame in it. */
export const wholeWindow = (embedded: boolean): Pick<Window, 'location'> => (embedded && window.top) || window;
