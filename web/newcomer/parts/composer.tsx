import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Option } from '../../../src/assistant/reply.js';
import { type Handoff, isSpokenFor } from '../conversation/handoff.js';
import { loadSuggestions } from '../server.js';
import { useSurroundings } from '../surroundings.js';
import { Icon } from './icon.js';

/** Characters of one message; the server refuses longer ones. */
const LONGEST = 4000;
/** Milliseconds after the last key before suggestions are asked for. */
const PAUSE = 200;
/** Characters from which suggestions make sense. */
const SHORTEST = 2;

/** Where the person types; titles that fit are offered meanwhile. */
export function Composer(props: {
  readonly onAsk: (text: string) => void;
  readonly onTyping: () => void;
  readonly handoff: Handoff;
}): JSX.Element {
  const { onAsk, handoff } = props;
  // what is typed goes to a person: no titles, no themes
  const live = handoff.at === 'live';
  const { bundle, kiosk, choose } = useSurroundings();
  const { texts, language } = bundle;
  const [text, setText] = useState('');
  const [suggestions, forget] = useSuggestions(language.code, live ? '' : text);
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => grow(field.current), [text]);

  const clear = () => {
    setText('');
    forget();
  };
  const send = () => {
    const question = text.trim();
    if (!question) {
      field.current?.focus();
      return;
    }
    clear();
    onAsk(question);
  };
  const take = (option: Option) => {
    clear();
    field.current?.focus();
    choose(option);
  };
  const focusSuggestion = (step: number) => {
    const buttons = Array.from(list.current?.querySelectorAll('button') ?? []);
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = index < 0 ? buttons.length - 1 : index + step;
    (buttons[next] ?? field.current)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (suggestions.length === 0) return;
    if (event.key === 'Escape') {
      forget();
      field.current?.focus();
    } else if (event.key === 'ArrowUp' || (event.key === 'ArrowDown' && event.target !== field.current)) {
      event.preventDefault();
      focusSuggestion(event.key === 'ArrowUp' ? -1 : 1);
    }
  };
  return (
    <form
      class="composer"
      aria-label={texts.question.label}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={onKeyDown}
    >
      {suggestions.length > 0 && (
        <ul class="suggestions" ref={list} aria-label={texts.suggestions}>
          {suggestions.map((option) => (
            <li key={option.action}>
              <button type="button" onClick={() => take(option)}>
                <span>{option.label}</span>
                <Icon name="arrow-right" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="hidden" role="status">
        {suggestions.length > 0 ? `${texts.suggestions}: ${suggestions.length}` : ''}
      </p>
      {!live && (
        <div class="chips">
          <button type="button" onClick={() => choose({ action: 'themes', label: texts.themes })}>
            <Icon name="layout-grid" />
            {texts.themes}
          </button>
          {!isSpokenFor(handoff) && (
            <button type="button" onClick={() => choose({ action: 'person', label: texts.person })}>
              <Icon name="person" />
              {texts.person}
            </button>
          )}
        </div>
      )}
      <div class="line">
        <textarea
          ref={field}
          id="question"
          rows={1}
          maxLength={LONGEST}
          aria-label={live ? texts.live.write : texts.question.label}
          placeholder={live ? texts.live.write : texts.question.placeholder}
          // an empty field runs as the page does, so that the placeholder stands at the right side
          dir={text ? 'auto' : undefined}
          enterkeyhint="send"
          autocomplete="off"
          spellcheck={!kiosk}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            props.onTyping();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="send" aria-label={texts.question.send}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

/** As high as its text; the stylesheet sets the limits. */
function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

/** Suggestions for what is typed; a newer question cancels the older. Without network there are none. */
function useSuggestions(language: string, text: string): readonly [readonly Option[], () => void] {
  const [suggestions, setSuggestions] = useState<readonly Option[]>([]);
  const typed = text.trim();
  useEffect(() => {
    if (typed.length < SHORTEST) {
      setSuggestions([]);
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      loadSuggestions(language, typed, stop.signal).then(
        (found) => !stop.signal.aborted && setSuggestions(found),
        () => !stop.signal.aborted && setSuggestions([]),
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [language, typed]);
  return [suggestions, () => setSuggestions([])];
}
