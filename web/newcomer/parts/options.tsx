import type { JSX } from 'preact';
import type { Option, Reply } from '../../../src/assistant/reply.js';
import { useSurroundings } from '../surroundings.js';
import { Icon } from './icon.js';
import { Pictogram } from './marks.js';

/** Language of an option's words: languages are named in themselves. */
function wording(option: Option, reply: Pick<Reply, 'language' | 'direction'>) {
  const named = /^language:(\w+)$/.exec(option.action)?.[1];
  return named ? { lang: named, dir: 'auto' as const } : { lang: reply.language, dir: reply.direction };
}

/** Options as boards of a signpost, one below the other. */
export function Boards(props: {
  readonly options: readonly Option[];
  readonly reply: Pick<Reply, 'language' | 'direction'>;
  /** Actions the person took since; the last one tapped is marked. */
  readonly taken?: readonly string[];
  readonly closed?: boolean;
}): JSX.Element | null {
  const { choose } = useSurroundings();
  if (props.options.length === 0) return null;
  return (
    <ul class="boards">
      {props.options.map((option) => {
        const taken = props.closed === true && props.taken?.includes(option.action);
        return (
          <li key={option.action}>
            <button
              type="button"
              class={taken ? 'board taken' : 'board'}
              aria-disabled={props.closed ? 'true' : undefined}
              onClick={() => !props.closed && choose(option)}
            >
              {option.icon && <Pictogram name={option.icon} />}
              <span class="label" {...wording(option, props.reply)}>
                {option.label}
              </span>
              <Icon name={taken ? 'check' : 'arrow-right'} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Themes as tiles: pictogram and word. */
export function Tiles(props: {
  readonly options: readonly Option[];
  readonly reply: Pick<Reply, 'language' | 'direction'>;
}): JSX.Element | null {
  const { choose } = useSurroundings();
  if (props.options.length === 0) return null;
  return (
    <ul class="tiles">
      {props.options.map((option) => (
        <li key={option.action}>
          <button type="button" class="tile" onClick={() => choose(option)}>
            <span class="spot">
              <Pictogram name={option.icon ?? 'signpost'} />
            </span>
            <span class="label" {...wording(option, props.reply)}>
              {option.label}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
