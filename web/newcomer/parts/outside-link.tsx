import type { ComponentChildren, JSX } from 'preact';
import { useSurroundings } from '../surroundings.js';

/**
 * A way out of the page: a website, a map, a phone number. On a kiosk there is none, so there it is plain text, with
 * the address for a person's own phone when `shown` is given.
 */
export function OutsideLink(props: {
  readonly href: string;
  readonly class?: string;
  readonly shown?: ComponentChildren;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { kiosk, bundle } = useSurroundings();
  if (kiosk) {
    return (
      <span class={`${props.class ?? ''} plain`}>
        {props.children}
        {props.shown && <span class="address"> {props.shown}</span>}
      </span>
    );
  }
  if (props.href.startsWith('tel:')) {
    return (
      <a class={props.class} href={props.href}>
        {props.children}
      </a>
    );
  }
  return (
    <a class={props.class} href={props.href} target="_blank" rel="noopener noreferrer">
      {props.children}
      <span class="hidden"> {bundle.texts.newTab}</span>
    </a>
  );
}

/** `tel:` address of a phone number as people write it. */
export const callAddress = (number: string) => `tel:${number.replace(/[^\d+]/g, '')}`;

/** An address of a page as people can type it over. */
export const shortAddress = (url: string) => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
