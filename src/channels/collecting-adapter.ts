import { type Activity, BotAdapter, type ConversationReference, type ResourceResponse, TurnContext } from 'botbuilder';

const REPLIES = Symbol('replies');
const ON_TYPING = Symbol('on typing');

/** Collects what the bot sends in a turn; the channel stores and delivers it when the turn commits. */
export class CollectingAdapter extends BotAdapter {
  /**
   * Runs one turn.
   *
   * @param onTyping called at once for a typing activity, which is shown and not stored
   * @returns the replies in order, without ids
   */
  async runTurn(
    activity: Activity,
    prepare: (context: TurnContext) => void,
    logic: (context: TurnContext) => Promise<void>,
    onTyping: (activity: Activity) => void,
  ): Promise<Activity[]> {
    const context = new TurnContext(this, activity);
    const replies: Activity[] = [];
    context.turnState.set(REPLIES, replies);
    context.turnState.set(ON_TYPING, onTyping);
    prepare(context);
    await this.runMiddleware(context, logic);
    return replies;
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const replies = context.turnState.get<Activity[]>(REPLIES);
    for (const activity of activities as Activity[]) {
      if (activity.type === 'typing') context.turnState.get<(activity: Activity) => void>(ON_TYPING)(activity);
      // traces, delays and invoke responses mean nothing to somebody who reads
      else if (['message', 'event', 'endOfConversation'].includes(activity.type)) replies.push(activity);
    }
    // TurnContext wants one response per activity, in order; the real ids come when the turn is stored
    return activities.map(() => ({ id: '' }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('what was said stays said: send a new activity');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('what was said stays said: nothing is taken back');
  }

  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const event = { type: 'event', name: 'ContinueConversation' };
    const activity = TurnContext.applyConversationReference(event, reference, true) as Activity;
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }

  override async continueConversationAsync(): Promise<void> {
    throw new Error('use continueConversation');
  }
}
