import type { HandoffMessage } from '../../handoff/messages.js';
import type { HandoffRequest } from '../../handoff/request.js';
import { acceptedReply } from '../replies/handoff-reply.js';
import type { People } from '../turn-scope.js';
import { type StaffMessage, voiceMessage } from './handoff-voice.js';
import { type Actor, type LiveRequests, refuseOthers, SAYS_NOTHING } from './live-requests.js';

/**
 * Sends a bridge figure's message; the same `clientId` again gives the message that was stored first. What the channel
 * cannot bring any more (WhatsApp, a day after the person wrote) is parked until the person writes again.
 *
 * @param request as it was read a moment ago
 * @throws NotPossible, CannotSay
 */
export async function sendMessage(
  requests: LiveRequests,
  people: People,
  request: HandoffRequest,
  actor: Actor,
  message: StaffMessage,
  clientId: string,
): Promise<HandoffMessage> {
  try {
    return await sendNew(requests, people, request, actor, message, clientId);
  } catch (error) {
    // sent before, maybe a moment ago: the one that was stored first counts, whatever happened since
    const earlier = await people.handoff.messages.byClientId(request.id, clientId);
    if (earlier) return earlier;
    throw error;
  }
}

async function sendNew(
  requests: LiveRequests,
  { handoff, lines }: People,
  request: HandoffRequest,
  actor: Actor,
  message: StaffMessage,
  clientId: string,
): Promise<HandoffMessage> {
  const { id } = request;
  refuseOthers(request, actor.id);
  const voice = requests.voiceTo(request);
  const dutch = requests.voiceTo(request, 'nl');
  const { replies, stored } = voiceMessage(voice, dutch, message, actor.name, handoff.canned);
  const until = await lines.get(request.channelId)?.openUntil(request.conversationId);
  const parked = until !== undefined && until <= handoff.now();
  // whoever was to be called gets a message: from now on they talk here
  const opens = request.way === 'chat' ? [] : [acceptedReply(voice, actor.name)];
  const said = [...opens, ...replies];
  let written: HandoffMessage | undefined;
  const isSent = await requests.attempt(
    id,
    async (transaction) => {
      const own = { author: 'staff', accountName: actor.name, clientId } as const;
      const later = parked ? { parked: JSON.stringify(said) } : {};
      const whole = { ...stored, ...own, ...later };
      written = await handoff.messages.append(transaction, id, ['accepted'], whole, actor.id);
      if (opens.length > 0) await requests.change(transaction, id, ['accepted'], actor.id, { way: 'chat' });
      if (parked) return SAYS_NOTHING;
      return requests.say(transaction, request, said, { request: id, sequence: written.sequence });
    },
    request,
  );
  if (!isSent || !written) throw await requests.whyNot(id);
  return written;
}
