import { blocksToText, parseBlocks } from '../../knowledge/blocks.js';
import { isUnsure, writeDay, writeFacts } from '../../knowledge/facts.js';
import type { Entry, EntryText } from '../../knowledge/knowledge.js';
import { withTownNote } from '../../knowledge/town-notes.js';
import { SOURCE_LANGUAGE } from '../../languages/language.js';
import type { AnswerReply, Option } from '../reply.js';
import type { Voice } from '../voice.js';
import { textOf } from './names.js';
import { placesOf } from './places.js';
import { projectBlocks } from './town-projects.js';
import { townOption } from './towns-reply.js';

/** An entry as the answer: text, where to go, the Dutch sentence, sources, and what next. Undefined without any text. */
export function answerReply(turn: Voice, entry: Entry): AnswerReply | undefined {
  const text = textOf(turn, entry);
  if (!text) return undefined;
  const { facts, entries, municipalities } = turn.library.knowledge;
  const intl = (code: string) => (turn.languages.has(code) ? turn.languages.get(code).intl : code);
  const town = municipalities.get(turn.municipality ?? '');
  const blocks = (of: EntryText) => {
    const shared = parseBlocks(writeFacts(of.body, facts, intl(of.language)));
    const noted = town ? withTownNote(shared, town.notes.get(entry.id), of.language, town.name) : shared;
    return [...noted, ...projectBlocks(entry, town, turn.languages, of.language)];
  };
  const dutchText = entry.texts.get(SOURCE_LANGUAGE);
  const related = entry.related.flatMap((id): Option[] => {
    const other = entries.get(id);
    const title = other && textOf(turn, other)?.title;
    return other && title ? [turn.option({ do: 'entry', id }, title, other.icon)] : [];
  });
  const own = entry.texts.get(turn.languageCode);
  return {
    kind: 'answer',
    ...turn.base([
      turn.option({ do: 'helped', yes: true, entry: entry.id }, turn.text('helped.yes'), 'thumbs-up'),
      turn.option({ do: 'helped', yes: false, entry: entry.id }, turn.text('helped.no'), 'thumbs-down'),
      turn.option({ do: 'person' }, turn.text('person.talk'), 'users'),
      ...townOption(turn, entry.services, entry.projects),
    ]),
    entry: entry.id,
    theme: entry.theme,
    icon: entry.icon,
    title: text.title,
    body: blocks(text),
    ...(isUnsure(entry, text, turn.library.knowledge, turn.today) ? { caution: turn.text('answer.caution') } : {}),
    ...(text.language === turn.languageCode ? {} : { fallback: text.language }),
    places: placesOf(turn, entry.services),
    sources: entry.sources,
    verified: entry.verified ? writeDay(entry.verified, turn.language.intl) : '',
    ...(dutchText && text !== dutchText ? { original: { title: dutchText.title, body: blocks(dutchText) } } : {}),
    ...(entry.dutch
      ? {
          dutch: {
            phrase: entry.dutch.phrase,
            ...(own?.phrase ? { meaning: own.phrase } : {}),
            words: entry.dutch.words.map((term) => {
              const meaning = own?.words.get(term);
              return meaning ? { term, meaning } : { term };
            }),
          },
        }
      : {}),
    related,
    sensitive: entry.sensitive,
  };
}

/** The answer for a client that shows text only. */
export function answerToText(reply: AnswerReply): string {
  const places = reply.places.map((place) =>
    [place.name, place.address, place.phone, place.website].filter(Boolean).join(', '),
  );
  const parts = [
    `**${reply.title}**`,
    blocksToText(reply.body),
    reply.caution,
    places.map((place) => `- ${place}`).join('\n'),
    reply.dutch ? `NL: ${reply.dutch.phrase}${reply.dutch.meaning ? ` (${reply.dutch.meaning})` : ''}` : '',
  ];
  return parts.filter(Boolean).join('\n\n');
}
