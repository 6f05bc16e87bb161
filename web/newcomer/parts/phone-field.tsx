import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { readPhone } from '../conversation/handoff.js';
import { useSurroundings } from '../surroundings.js';
import { Icon } from './icon.js';
import { LeftToRight } from './left-to-right.js';

/** A number nobody has, written the way of Belgian letters. */
const EXAMPLE = '0470 00 00 00';

/** Where the person writes the number to be called at; what cannot be a number is said before it is sent. */
export function PhoneField(props: {
  /** Ids begin with it; `<name>-text` is the question. */
  readonly name: string;
  readonly focus: boolean;
}): JSX.Element {
  const { name } = props;
  const { bundle, kiosk, ask } = useSurroundings();
  const { texts } = bundle;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.focus) field.current?.focus({ preventScroll: true });
  }, []);
  return (
    <form
      class="phone-field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const number = readPhone(typed);
        setWrong(number === undefined);
        if (number === undefined) field.current?.focus();
        else ask(number);
      }}
    >
      <label for={`${name}-phone`}>{texts.live.phone}</label>
      <div class="line">
        <Icon name="phone" />
        <input
          ref={field}
          id={`${name}-phone`}
          type="tel"
          inputMode="tel"
          // on a kiosk the browser would offer the number of whoever stood there before
          autocomplete={kiosk ? 'off' : 'tel'}
          dir="ltr"
          maxLength={30}
          value={typed}
          aria-describedby={`${name}-text ${name}-example${wrong ? ` ${name}-wrong` : ''}`}
          aria-invalid={wrong}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
        />
        <button type="submit" class="send" aria-label={texts.question.send}>
          <Icon name="send" />
        </button>
      </div>
      <p class="mark" id={`${name}-example`}>
        {texts.live.phoneExample} <LeftToRight>{EXAMPLE}</LeftToRight>
      </p>
      <div role="alert">
        {wrong && (
          <p class="wrong" id={`${name}-wrong`}>
            <Icon name="triangle-alert" />
            <span>{texts.live.phoneWrong}</span>
          </p>
        )}
      </div>
    </form>
  );
}
