import type { JSX } from 'preact';
import type { Option } from '../../../src/assistant/reply.js';
import type { Conversation } from '../conversation/conversation.js';
import { handoffOf } from '../conversation/handoff.js';
import { useSurroundings } from '../surroundings.js';
import { Icon } from './icon.js';
import { Sheet } from './sheet.js';

/** Whether a tap gives something up that does not come back: a place in the queue, a person who listens. */
export const givesUp = (action: string): boolean => action === 'handoff:end' || action === 'handoff:leave';

/** Asks before a conversation or a place in the queue is given up by a slip of the finger. */
export function Sure(props: {
  readonly option: Option;
  readonly conversation: Conversation;
  readonly onClose: () => void;
}): JSX.Element {
  const { option, conversation } = props;
  const { live } = useSurroundings().bundle.texts;
  const handoff = handoffOf(conversation.view.messages);
  const promised = handoff.at === 'waiting' && handoff.way !== 'chat';
  const question = option.action === 'handoff:end' ? live.sureEnd : promised ? live.sureCancel : live.sureLeave;
  return (
    <Sheet title={question} onClose={props.onClose}>
      <div class="sure">
        <button type="button" class="primary" onClick={props.onClose}>
          {live.goOn}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            props.onClose();
            conversation.choose(option);
          }}
        >
          <Icon name="hand" />
          {live.yesStop}
        </button>
      </div>
    </Sheet>
  );
}
