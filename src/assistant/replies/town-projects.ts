import type { Block } from '../../knowledge/blocks.js';
import type { Entry, Municipality, Project } from '../../knowledge/knowledge.js';
import { type LanguageCode, SOURCE_LANGUAGE } from '../../languages/language.js';
import type { Languages } from '../../languages/languages.js';

/**
 * The employment projects of a town, at the end of an entry that asks for them (`projects: true`). They change every
 * few years, so each stands with the year it was seen in, below the advice to ask whether it still exists.
 */
export function projectBlocks(
  entry: Entry,
  town: Municipality | undefined,
  languages: Languages,
  language: LanguageCode,
): readonly Block[] {
  if (!entry.projects || !town || town.projects.length === 0) return [];
  const say = (key: string) => languages.text(language, `assistant.projects.${key}`, { town: town.name });
  const newestFirst = [...town.projects].sort((a, b) => b.asOf - a.asOf);
  return [
    { kind: 'heading', text: say('title') },
    { kind: 'paragraph', text: say('check') },
    {
      kind: 'list',
      ordered: false,
      items: newestFirst.map(lineOf),
      ...(language === SOURCE_LANGUAGE ? {} : { language: SOURCE_LANGUAGE }),
    },
  ];
}

const lineOf = ({ name, by, for: whom, asOf }: Project) =>
  `**${name}** (${[by, asOf].filter(Boolean).join(', ')}): ${whom}`;
