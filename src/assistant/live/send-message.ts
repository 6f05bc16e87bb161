import type { HandoffMessage } from '../../handoff/messages.js';
import { acceptedReply } from '../replies/handoff-reply.js';
import type { People } from '../turn-scope.js';
import { type StaffMessage, voiceMessage } from './handoff-voice.js';
import { type Actor, type LiveRequests, SAYS_NOTHING } from './live-requests.js';
import { NotPossible } from './not-possible.js';

/**
 * Sends a bridge figure's message; the same `clientId` again gives the message that was stored first. What the channel
 * cannot bring any more (WhatsApp, a day after the person wrote) is parked until the person writes again.
 *
 * @throws NotPossible, CannotSay
 */
export async function sendMessage(
  requests: LiveRequests,
  { handoff, lines }: People,
  id: string,
  actor: Actor,
  message: StaffMessage,
  clientId: string,
): Promise<HandoffMessage> {
  const earlier = await handoff.messages.byClientId(id, clientId);
  if (earlier) return earlier;
  const request = await requests.owned(id, actor.id);
  const voice = requests.voiceTo(request);
  const dutch = requests.voiceTo(request, 'nl');
  const { replies, stored } = voiceMessage(voice, dutch, message, actor.name, handoff.canned);
  const until = await lines.get(request.channelId)?.openUntil(request.conversationId);
  const parked = until !== undefined && until <= handoff.now();
  // whoever was to be called gets a message: from now on they talk here
  const opens = request.way === 'chat' ? [] : [acceptedReply(voice, actor.name)];
  let written: HandoffMessage | undefined;
  try {
    await requests.act(id, async (transaction) => {
      const stays = { ...stored, author: 'staff', accountName: actor.name, clientId } as const;
      const replay = parked ? { parked: JSON.stringify([...opens, ...replies]) } : {};
      written = await handoff.messages.append(transaction, id, ['accepted'], { ...stays, ...replay }, actor.id);
      if (opens.length > 0) await requests.change(transaction, id, ['accepted'], actor.id, { way: 'chat' });
      if (parked) return SAYS_NOTHING;
      return requests.say(transaction, request, [...opens, ...replies], { request: id, sequence: written.sequence });
    });
  } catch (error) {
    // sent twice at once: the other one was quicker
    const other = await handoff.messages.byClientId(id, clientId);
    if (other) return other;
    throw error;
  }
  if (!written) throw new NotPossible('IS_OVER', 'This conversation is over');
  return written;
}
