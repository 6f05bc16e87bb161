import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.js';
import { Signpost } from '../parts/marks.js';
import { PersonButton } from '../parts/person-button.js';
import { useSurroundings } from '../surroundings.js';

/** What becomes of what one writes, in the language of the page. */
export function Privacy(props: {
  readonly onBack: () => void;
  /** There is a conversation in which a person can be asked for. */
  readonly talk: boolean;
}): JSX.Element {
  const { onBack, talk } = props;
  const { bundle } = useSurroundings();
  const { texts } = bundle;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="chat">
      <div class="top">
        <header class="bar">
          <div class="inside">
            <div class="brand">
              <Signpost />
              <p class="name">Wegwijzer</p>
            </div>
            {talk && <PersonButton onClick={onBack} />}
            <button type="button" class="bar-button" onClick={onBack}>
              <Icon name="arrow-left" />
              {texts.back}
            </button>
          </div>
        </header>
      </div>
      <main class="privacy">
        <h1 ref={heading} tabIndex={-1}>
          {texts.privacy.title}
        </h1>
        {texts.privacy.parts.map(({ title, text }) => (
          <section key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </section>
        ))}
        <button type="button" class="primary" onClick={onBack}>
          <Icon name="arrow-left" />
          {texts.back}
        </button>
      </main>
    </div>
  );
}
