import type { JSX } from 'preact';
import type { DeskRequest, StoryLine } from '../../../src/staff/desk-types.js';
import { Pictogram } from '../../newcomer/parts/marks.js';
import { useFormats } from '../texts/formats.js';
import { useTexts } from '../texts/texts.js';

/** What the person and the assistant said before; closed until somebody wants to read it. */
export function Story(props: {
  readonly lines: readonly StoryLine[];
  readonly request: DeskRequest;
}): JSX.Element | null {
  const { t } = useTexts();
  const { time } = useFormats();
  if (props.lines.length === 0) return null;
  return (
    <details class="story" open={props.lines.length <= 4}>
      <summary>{t('desk.story', { count: props.lines.length })}</summary>
      <ol>
        {props.lines.map((line, index) => (
          <li key={`${line.at}-${index}`} class={line.from}>
            <span class="soft">
              {t(line.from === 'person' ? 'desk.person' : 'desk.assistant')} · {time(line.at)}
            </span>
            {line.entry ? (
              <p>
                <Pictogram name={line.entry.icon} /> {line.entry.title}
              </p>
            ) : (
              <p dir="auto" lang={line.from === 'person' ? props.request.language : undefined}>
                {line.text}
              </p>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
