import type { WelcomeReply } from '../reply.js';
import type { Voice } from '../voice.js';
import { themeName } from './names.js';

/** First words: what this is, that it is a computer and not a person (EU AI Act, article 50), and the themes. */
export function welcomeReply(turn: Voice): WelcomeReply {
  const themes = [...turn.library.knowledge.themes.values()].map((theme) =>
    turn.option({ do: 'theme', id: theme.id }, themeName(turn, theme.id), theme.icon),
  );
  return {
    kind: 'welcome',
    ...turn.base(themes),
    text: turn.text('welcome.text'),
    notice: turn.text('welcome.computer'),
  };
}
