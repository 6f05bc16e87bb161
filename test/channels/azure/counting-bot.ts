import type { Activity, TurnContext } from 'botbuilder';
import { type Bot, TURN, type Turn } from '../../../src/assistant/bot.js';
import type { Option } from '../../../src/assistant/reply.js';
import { speak } from '../../../src/assistant/speak.js';

export const CHOICES: readonly Option[] = [
  { action: 'theme:housing', label: 'Wonen' },
  { action: 'theme:work', label: 'Werk' },
];

/** Says back what it was asked, with two choices; keeps what it saw. Fails on "fail", forgets on "forget-me". */
export class CountingBot implements Bot {
  readonly seen: Activity[] = [];
  readonly turns: Turn[] = [];
  /** Turns wait here before they answer. */
  gate: Promise<void> = Promise.resolve();

  async run(context: TurnContext): Promise<void> {
    const { activity } = context;
    const turn = context.turnState.get<Turn>(TURN);
    this.seen.push(structuredClone(activity));
    this.turns.push(turn);
    await this.gate;
    if (activity.text === 'fail') throw new Error('the bot failed');
    if (activity.value === 'forget-me') turn.forget();
    const base = { language: 'nl', direction: 'ltr', options: CHOICES } as const;
    const said = activity.type === 'message' ? (activity.value ?? activity.text) : activity.type;
    await context.sendActivity(speak({ kind: 'choices', ...base, text: `echo: ${said}` }));
  }
}
