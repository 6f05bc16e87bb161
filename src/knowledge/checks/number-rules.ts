import { SOURCE_LANGUAGE } from '../../languages/language.js';
import { factsIn } from '../facts.js';
import type { EntryText, FactUnit, Problem } from '../knowledge.js';
import { at, type Rule, textsOf } from './rule.js';

const PLACEHOLDER = /\{\{[^}]*\}\}/g;
const STEP = /^\s*\p{Nd}+[.)]\s/gmu;
const NUMBER = /\p{Nd}+(?:[.,:]\p{Nd}+)*/gu;
const LINK =
  /https?:\/\/[^\s)]+|www\.[^\s)]+|(?<![\p{L}\p{N}.@-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:be|com|org|net|eu|info|brussels|vlaanderen)(?![\p{L}\p{N}])/giu;
/** Arabic-Indic and Persian digits: Belgian letters have Latin ones. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/;

/**
 * The law on the use of languages, as far as a check can see it: a translation says nothing of its own. It takes the
 * facts that the Dutch text takes, and every number, date, phone and link in it stands in the Dutch text.
 */
export const languageLawRule: Rule = function* (context) {
  for (const { entry, text, path } of textsOf(context.knowledge)) {
    if (text.language === SOURCE_LANGUAGE) continue;
    const dutch = entry.texts.get(SOURCE_LANGUAGE);
    if (!dutch) {
      yield at(context, 'error', path, 'is a translation without its Dutch text');
      continue;
    }
    const here = factsIn(text.body);
    const there = factsIn(dutch.body);
    for (const name of there)
      if (!here.includes(name)) yield at(context, 'error', path, `leaves out {{${name}}} of the Dutch text`);
    for (const name of here) {
      if (!there.includes(name))
        yield at(context, 'error', path, `takes {{${name}}}, which the Dutch text does not`, { body: `{{${name}` });
    }
    const source = sayings(dutch);
    const allowed = new Set([...numbersIn(source), ...numbersIn(entry.dutch?.phrase ?? '')]);
    for (const number of numbersIn(sayings(text))) {
      if (!allowed.has(number))
        yield at(context, 'error', path, `the number ${number} is not in the Dutch text`, { body: number });
    }
    const links = new Set(linksIn(source));
    for (const link of linksIn(sayings(text))) {
      if (!links.has(link))
        yield at(context, 'error', path, `the address ${link} is not in the Dutch text`, { body: link });
    }
    if (OTHER_DIGITS.test(sayings(text)))
      yield at(context, 'error', path, 'write digits as 0-9, as on Belgian letters');
  }
};

function sayings(text: EntryText): string {
  return [text.title, text.body, text.phrase ?? ''].join('\n');
}

function numbersIn(text: string): string[] {
  const plain = text.replaceAll(PLACEHOLDER, ' ').replaceAll(STEP, ' ').normalize('NFKC');
  return plain.match(NUMBER) ?? [];
}

function linksIn(text: string): string[] {
  return (text.match(LINK) ?? []).map((link) => link.toLowerCase().replace(/[.,]$/, ''));
}

/** Names of papers, rules and levels that hold digits: A2, 9bis, bijlage 3ter, artikel 60, C4, C45B, 12ter, 1207. */
const NAME_WITH_DIGITS =
  /(?:artikel|art\.|bijlage|annex|annexe|niveau|level|formulier|graad)\s+\d+\p{L}*(?:\.\d+)?|\p{L}+\d+\p{L}*|\d+(?:\.\d+)?(?:bis|ter|quater|quinquies|e|de|ste)\p{L}*/giu;

/** A number in the Dutch text is a fact, so that it changes in one place. */
export const numbersAreFactsRule: Rule = function* (context) {
  for (const { text, path } of textsOf(context.knowledge)) {
    if (text.language !== SOURCE_LANGUAGE) continue;
    for (const number of numbersIn(`${text.title}\n${text.body}`.replaceAll(NAME_WITH_DIGITS, ' '))) {
      yield at(context, 'warning', path, `the number ${number} stands in the text: make it a fact, or word it`, {
        body: number,
      });
    }
  }
};

const NUMERIC: ReadonlySet<FactUnit> = new Set([
  'number',
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'years',
  'euro',
  'percent',
]);

/** A fact has a value of its unit, a source, and is used. */
export const factsRule: Rule = function* (context) {
  const used = new Set([...textsOf(context.knowledge)].flatMap(({ text }) => factsIn(text.body)));
  const files = [...context.files].filter(([path]) => path.startsWith('facts/'));
  for (const fact of context.knowledge.facts.values()) {
    const line = new RegExp(`^["']?${fact.name}["']?:`, 'm');
    const [path = 'facts', file = ''] = files.find(([, text]) => line.test(text)) ?? [];
    const place = { text: line.exec(file)?.[0] ?? fact.name };
    const say = (severity: Problem['severity'], message: string) =>
      at(context, severity, path, `${fact.name}: ${message}`, place);
    if (NUMERIC.has(fact.unit) && typeof fact.value !== 'number') {
      yield say('error', `a value in ${fact.unit} is a number without quotes`);
    } else if (fact.unit === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(String(fact.value))) {
      yield say('error', 'write the date as 2026-11-21');
    } else if (!NUMERIC.has(fact.unit) && typeof fact.value === 'number') {
      yield say('error', `put a ${fact.unit} between quotes`);
    }
    if (!fact.source.trim()) yield say('error', 'name the source');
    if (fact.verified > context.today) yield say('error', 'verified is still to come');
    if (fact.reviewAfter < context.today)
      yield say('warning', `review-after ${fact.reviewAfter} is past; confirm the value`);
    if (!used.has(fact.name)) yield say('warning', 'no text takes it; remove it or use it');
  }
};
