import type { LanguageCode } from '../languages/language.js';
import { words } from './fold.js';

/** More words than this make a question of their own. */
const MOST_WORDS = 7;

/**
 * Words that questions about the last answer are made of: "and for my wife?", "how much does it cost?",
 * "where is that?". First those that a follow-up begins with, then those that carry no subject.
 */
const LISTS: Readonly<Record<LanguageCode, readonly [string, string]>> = {
  nl: [
    'en maar dus',
    'hoeveel kost kosten dat het is dit er daar daarvoor waar wanneer hoe lang duurt en dan voor mij ook wie kan mag moet ik nu wat nodig heb daarna hulp open gratis betalen meenemen',
  ],
  en: [
    'and but so what about',
    'how much does it cost is that this there where when long take and then for me also who can must i do now what need after open free pay bring with',
  ],
  fr: [
    'et mais donc',
    'combien ca cela coute c est il y la ou quand dure temps et alors pour moi aussi qui peut dois je maintenant quoi faut apres gratuit payer apporter',
  ],
  es: [
    'y pero entonces',
    'cuanto cuesta eso esto es donde cuando dura tiempo y para mi tambien quien puedo debo ahora que necesito despues gratis pagar llevar',
  ],
  pl: [
    'a i ale',
    'ile to kosztuje jest gdzie kiedy jak dlugo trwa i dla mnie tez kto moge musze teraz co potrzebuje potem darmo platne zabrac',
  ],
  tr: ['peki ve ama', 'ne kadar bu o nerede ne zaman surer kac para ucretsiz benim icin de kim simdi lazim sonra'],
  so: ['oo laakiin iyo', 'immisa meeqa waa kharash tani taas halkee goorma muddo aniga sidoo kale yaa hadda maxaa'],
  ru: [
    'а и но',
    'сколько это стоит где когда как долго и для меня тоже кто можно надо теперь что нужно потом бесплатно платить там',
  ],
  uk: [
    'а і й але',
    'скільки це коштує де коли як довго і для мене теж також хто можна треба тепер що потрібно потім безкоштовно платити там',
  ],
  ar: [
    'و طيب ولكن',
    'كم هذا هذه سعره تكلفه يكلف بكم اين وين متى و لي ايضا كمان من الان ماذا شو بعدها مجانا ادفع هناك كم يستغرق',
  ],
  prs: ['و خو پس', 'چقدر چند اين آن كجا كجاست چه وقت و براي من هم كي حالا چه بعد رايگان پول مي شود است'],
  ps: ['او نو خو', 'څومره دا هغه چيرته كله او زما لپاره هم څوك اوس څه وروسته وړيا پيسي ده'],
  ti: ['ን ከ ግን', 'ክንደይ እዚ እቲ ኣበይ መዓስ ንዓይ እውን መን ሕጂ እንታይ ነጻ'],
};

interface Words {
  readonly openers: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
}

const KNOWN = new Map<LanguageCode, Words>();

function wordsOf(language: LanguageCode): Words {
  let known = KNOWN.get(language);
  if (!known) {
    const [openers, plain] = LISTS[language] ?? ['', ''];
    known = { openers: new Set(words(openers, language)), plain: new Set(words(plain, language)) };
    KNOWN.set(language, known);
  }
  return known;
}

/** Whether a message goes on about the entry answered before it. */
export function isFollowUp(message: string, language: LanguageCode): boolean {
  const all = words(message, language);
  if (all.length === 0 || all.length > MOST_WORDS) return false;
  const { openers, plain } = wordsOf(language);
  return openers.has(all[0]!) || all.every((word) => plain.has(word));
}
