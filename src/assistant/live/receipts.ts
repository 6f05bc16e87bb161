import { type Handoff, messagesFrom } from '../../handoff/handoff.js';
import type { HandoffMark, Receipts } from '../bot.js';

/** Keeps what the channels report of a bridge figure's messages, and tells the desk. */
export class HandoffReceipts implements Receipts {
  constructor(private readonly handoff: Pick<Handoff, 'requests' | 'notices'>) {}

  delivered(mark: HandoffMark): Promise<void> {
    return this.#keep(mark, 'delivered');
  }

  seen(mark: HandoffMark): Promise<void> {
    return this.#keep(mark, 'personSeen');
  }

  async #keep({ request, sequence }: HandoffMark, what: 'delivered' | 'personSeen'): Promise<void> {
    const { requests, notices } = this.handoff;
    if (!(await requests.receipt(request, what, sequence))) return;
    notices.publish({ topic: 'request', id: request, detail: messagesFrom(sequence) });
  }
}
