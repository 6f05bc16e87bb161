import Fuse from 'fuse.js';
import type { LanguageCode } from '../../languages/language.js';
import type { Search, SearchDocument } from '../../search/search.js';
import type { Understander } from '../../search/understander.js';

/** What a system makes of a message. */
export interface Answer {
  readonly outcome: string;
  /** Ids, best first. */
  readonly entries: readonly string[];
  readonly language?: LanguageCode;
  /** The number to call stands in front, whatever the outcome. */
  readonly numberShown?: boolean;
}

/** Anything that can be asked: our search, a peer, the whole understanding of a message. */
export interface System {
  readonly name: string;
  /** Our own: its refusals and confusions are worth showing. */
  readonly own: boolean;
  ask(text: string): Answer | Promise<Answer>;
}

/** The whole understanding of a message, as the assistant's turn uses it: told nothing but the text. */
export function understanding(understander: Understander): System {
  return {
    name: 'Wegwijzer',
    own: true,
    ask(text) {
      const { outcome, entries, language, suspicion } = understander.understand(text);
      const numberShown = outcome === 'crisis' || suspicion !== undefined;
      return { outcome, entries: entries.map(({ id }) => id), language, numberShown };
    },
  };
}

/** Our own search, as a system. Ranking is judged whatever the outcome: refusals are counted by themselves. */
export function searchAlone(search: Search, name = 'search alone'): System {
  return {
    name,
    own: true,
    ask(text) {
      const { outcome, entries } = search.search(text);
      return { outcome, entries: entries.map(({ id }) => id) };
    },
  };
}

/** Names of the other engines that can be asked the same. */
export const PEERS = ['minisearch', 'fuse', 'nlp'] as const;
export type Peer = (typeof PEERS)[number];

/** Another engine over the same entries and example questions, with its defaults and the title counting double where it can. */
export function peerOf(peer: Peer, documents: readonly SearchDocument[], language: LanguageCode): Promise<System> {
  if (peer === 'minisearch') return miniSearch(documents);
  if (peer === 'fuse') return Promise.resolve(fuse(documents));
  return nlpJs(documents, language);
}

function fuse(documents: readonly SearchDocument[]): System {
  const index = new Fuse(documents, {
    keys: [{ name: 'title', weight: 2 }, 'questions', 'text'],
    ignoreLocation: true,
    includeScore: true,
  });
  return {
    name: 'Fuse.js',
    own: false,
    ask: (text) => ({ outcome: 'answer', entries: index.search(text, { limit: 3 }).map(({ item }) => item.id) }),
  };
}

async function miniSearch(documents: readonly SearchDocument[]): Promise<System> {
  const { default: MiniSearch } = await import('minisearch');
  const index = new MiniSearch({ fields: ['title', 'questions', 'text'] });
  index.addAll(
    documents.map(({ id, title, questions, text }) => ({ id, title, questions: questions.join('\n'), text })),
  );
  return {
    name: 'MiniSearch',
    own: false,
    ask: (text) => ({
      outcome: 'answer',
      entries: index
        .search(text)
        .slice(0, 3)
        .map(({ id }) => String(id)),
    }),
  };
}

/** Languages that nlp.js does not know get the one that shares their script. */
const NLP_LANGUAGES: Readonly<Record<LanguageCode, LanguageCode>> = { prs: 'fa', ps: 'fa', so: 'en', ti: 'am' };

/** The intent engine nlp.js (`node-nlp`): each entry an intent, its title and example questions the examples. */
async function nlpJs(documents: readonly SearchDocument[], language: LanguageCode): Promise<System> {
  const { NlpManager } = await import('node-nlp');
  const code = NLP_LANGUAGES[language] ?? language;
  const manager = new NlpManager({ languages: [code], forceNER: false, autoSave: false, nlu: { log: false } });
  for (const { id, title, questions } of documents)
    for (const question of [title, ...questions]) manager.addDocument(code, question, id);
  await manager.train();
  return {
    name: 'nlp.js',
    own: false,
    async ask(text) {
      const { classifications = [] } = await manager.process(code, text);
      const ids = classifications.slice(0, 3).map(({ intent }) => intent);
      return { outcome: ids[0] === 'None' ? 'nothing' : 'answer', entries: ids };
    },
  };
}
