import { type Activity, CloudAdapter, type ConversationReference, TurnContext } from 'botbuilder';
import type { ConnectorAuthentication } from './authentication.js';

type InvokeResponse = Awaited<ReturnType<CloudAdapter['processActivity']>>;

/**
 * CloudAdapter without its HTTP layer: `process` writes whole errors, with the requests inside them, to the console and
 * sends their messages to whoever called. Here the route answers.
 */
export class AzureAdapter extends CloudAdapter {
  constructor(
    authentication: ConnectorAuthentication,
    private readonly appId: string,
  ) {
    super(authentication);
  }

  /**
   * Checks the token and runs the logic.
   *
   * @returns what the HTTP answer must hold, for `expectReplies` and invokes
   * @throws TokenRefused, KeysUnreachable, and whatever the logic throws
   */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse> {
    return this.processActivity(authorization, activity, logic);
  }

  /** Sends one activity to a conversation. @throws what the Connector answered, with its `statusCode` */
  async deliver(reference: Partial<ConversationReference>, activity: Partial<Activity>): Promise<void> {
    await this.continueConversationAsync(this.appId, reference, async (context) => {
      // the context would answer an activity it has just invented
      await this.sendActivities(context, [TurnContext.applyConversationReference({ ...activity }, reference)]);
    });
  }
}
