import { answerReply } from '../../../../src/assistant/replies/answer-reply';
import { crisisReply } from '../../../../src/assistant/replies/crisis-reply';
import { languagesReply } from '../../../../src/assistant/replies/languages-reply';
import { personReply } from '../../../../src/assistant/replies/person-reply';
import { townsReply } from '../../../../src/assistant/replies/towns-reply';
import { welcomeReply } from '../../../../src/assistant/replies/welcome-reply';
import type { Reply } from '../../../../src/assistant/reply';
import { TurnScope } from '../../../../src/assistant/turn-scope';
import { KindReplies } from '../../../../src/channels/whatsapp/kind-replies';
import { parseMore } from '../../../../src/channels/whatsapp/render/options';
import { render } from '../../../../src/channels/whatsapp/render/render';
import { wordingOf } from '../../../../src/channels/whatsapp/render/wording';
import { refusalOf } from '../../../../src/cli/whatsapp-simulator/graph-rules';
import { TurnWrites } from '../../../../src/database/turn-writes';
import type { Knowledge } from '../../../../src/knowledge/knowledge';
import { loadKnowledge } from '../../../../src/knowledge/load';
import { type Languages, loadLanguages } from '../../../../src/languages/languages';
import { loadPathways } from '../../../../src/pathways/load';
import type { Pathways } from '../../../../src/pathways/pathway';
import type { CrisisKind } from '../../../../src/search/understanding';
import { NOW } from '../../../assistant/turns';

let languages: Languages;
let knowledge: Knowledge;
let pathways: Pathways;

beforeAll(async () => {
  [languages, knowledge, pathways] = await Promise.all([
    loadLanguages(),
    loadKnowledge('knowledge'),
    loadPathways('dialogs'),
  ]);
});

function scope(language: string, municipality: string | undefined): TurnScope {
  const understander = { understand: () => ({ language }) } as unknown as TurnScope['library']['understander'];
  const memory = { language, ...(municipality ? { municipality } : {}) };
  const turn = { writes: new TurnWrites(), channel: 'whatsapp', municipality: undefined, forget: () => {} };
  return new TurnScope({ knowledge, understander, pathways }, languages, memory, turn, 'test', NOW, {
    text: '',
    value: '',
  });
}

/** Everything Meta would refuse of a reply, with all pages and kept replies behind it. */
function refusals(reply: Reply): { refused: string[]; messages: number } {
  const refused: string[] = [];
  const say = wordingOf(languages, reply.language);
  const seen = new Set<string>();
  const shelf = new Map<string, Reply>();
  const look = (one: Reply, page: number): number => {
    const { messages, kept } = render(one, say, page);
    for (const { id, reply: later } of kept) shelf.set(id, later);
    for (const message of messages) {
      const why = refusalOf({
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '32470000000',
        ...message,
      });
      if (why) refused.push(`${reply.kind} ${reply.language}: ${why}`);
    }
    const taps = messages.flatMap((message) => {
      if (message.type !== 'interactive') return [];
      const { interactive } = message;
      return interactive.type === 'button'
        ? interactive.action.buttons.map((button) => button.reply.id)
        : interactive.action.sections.flatMap(({ rows }) => rows.map(({ id }) => id));
    });
    for (const tap of taps) {
      const more = parseMore(tap);
      if (!more || seen.has(tap)) continue;
      seen.add(tap);
      const target = shelf.get(more.id);
      if (target) look(target, more.page);
      else refused.push(`${tap} leads nowhere`);
    }
    return messages.length;
  };
  return { messages: look(reply, 0), refused };
}

describe.each(['nl', 'en', 'fr', 'ar', 'prs', 'ps', 'tr', 'uk', 'ru', 'so', 'ti', 'es', 'pl'])(
  'in %s Meta takes',
  (code) => {
    test('every entry, with and without a town', () => {
      const refused: string[] = [];
      let answers = 0;
      for (const municipality of [undefined, 'kortrijk']) {
        for (const entry of knowledge.entries.values()) {
          const reply = answerReply(scope(code, municipality), entry);
          if (!reply) continue;
          const result = refusals(reply);
          answers++;
          refused.push(...result.refused.map((why) => `${entry.id}: ${why}`));
          // the text, the Dutch sentence, and what to tap: not a flood
          if (result.messages > 4) refused.push(`${entry.id}: ${result.messages} messages`);
        }
      }
      expect(refused).toEqual([]);
      expect(answers).toBeGreaterThan(200);
    });

    test('every theme, dialog, crisis, list and kind answer', () => {
      const turn = scope(code, undefined);
      const kind = new KindReplies(languages);
      const themes = [...knowledge.themes.keys()].map((theme): Reply => {
        const options = [...knowledge.entries.values()]
          .filter((entry) => entry.theme === theme)
          .map(({ id, texts }) => ({ action: `entry:${id}`, label: texts.get(code)?.title ?? id }));
        return { kind: 'choices', ...turn.base(options), text: turn.text('theme.ask', { theme }) };
      });
      const steps = pathways.list.map((pathway): Reply => {
        const view = pathway.show(pathway.start(), languages.fallbacks(code));
        const options = (view?.answers ?? []).map(({ id, label }) => ({ action: `step:${id}`, label }));
        const title = pathway.title(languages.fallbacks(code));
        return { kind: 'step', ...turn.base(options), pathway: pathway.id, title, text: view?.text ?? '' };
      });
      const crises = (['suicide', 'violence', 'child', 'medical', 'fire', 'trafficking'] as CrisisKind[]).flatMap(
        (danger) => (['direct', 'indirect'] as const).map((signal) => crisisReply(turn, { kind: danger, signal })),
      );
      const towns = [...knowledge.municipalities.values()].slice(0, 2).map((town) => ({ town, kilometres: 12 }));
      const replies: Reply[] = [
        ...themes,
        ...steps,
        ...crises,
        welcomeReply(turn),
        languagesReply(turn),
        townsReply(turn),
        personReply(turn, turn.text('nothing')),
        kind.cannot('Listen', code),
        kind.cannot('See', code),
        kind.cannot('Read', undefined),
        kind.gone(code),
        kind.townsNear(towns, code),
        kind.greeting(code, 30, { introduced: false, asked: false }),
        kind.greeting(code, 30, { introduced: true, asked: true }),
      ];
      expect(replies.flatMap((reply) => refusals(reply).refused)).toEqual([]);
      // the first words fit into one message
      expect(refusals(kind.greeting(code, 30, { introduced: false, asked: false })).messages).toBe(1);
    });
  },
);
