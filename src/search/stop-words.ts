import type { LanguageCode } from '../languages/language.js';
import { words } from './fold.js';

/**
 * Words that name no subject in any message: articles, pronouns, the shortest prepositions. Kept short:
 * long lists take away "work", "help", "home". They are left out of the word index and of the confidence; the
 * classifier sees them, since "who", "where" and "may I" tell what is wanted.
 */
const LISTS: Readonly<Record<LanguageCode, string>> = {
  nl: 'de het een en ik is in op te van dat die deze dit voor met aan er om ook maar als dan wat mijn of we wij je jij u ze zij hij me mij ons hun zijn ben heb heeft hebben bij naar uit door nog al kan moet wil mag hoe',
  en: 'the a an and i is in on to of that this these for with at it its be am are was my me we you they he she or but if then as so do does have has had our your their from by can what how will would',
  fr: 'le la les un une des et je j est en dans sur a au aux du de que qui ce cette ces pour avec il elle on nous vous ils elles mon ma mes se sa son ses ne pas ou mais si me te suis ai sont par plus y peux dois comment',
  es: 'el la los las un una unos unas y yo es en a al del de que este esta estos estas para con lo le les nos me mi mis su sus se no o pero si soy tengo por como ha he mas',
  pl: 'i w na z do ze sie nie to jest co jak a o ale czy ja mi mnie moj moja moje po za dla od tu ten ta te my mam jestem by byc u juz',
  tr: 'bir ve bu su o ben biz de da ile icin mi mu ne ama ya ki cok var yok olarak gibi daha en',
  so: 'waa ka ku iyo in oo la u ay uu aan ma soo si ah aad ayaa waxaan waxa waxay i wax',
  ru: 'и в на с я не что как по у мне мой моя мои меня за из к а но для от о это то же ли бы мы он она они или до если так во со',
  uk: 'і й в у на з я не що як по мені мій моя мої мене за із до та а але для від про це то же чи б би ми він вона вони або якщо так зі',
  ar: 'في من علي الي عن مع هل ما انا هو هي ان او لا لم لن هذا هذه التي الذي كل قد يا و ف ثم لي شو ايش في عندي بدي بدو اريد كيف شلون كيفاش ماذا ليش انت انا ليس لدي عم رح راح معي نحن عليه افعل اعمل احصل اجد الاقي اقدر يمكنني استطيع يمكن احتاج لازم بدنا عنا صار',
  prs: 'در از به با را و كه من ما است اين ان براي هم يا اگر تا چه مي شود دارم كنم ميشود بايد خود ام چطور چگونه چي شما ما ندارم ميخواهم ميتوانم بكنم پيدا',
  ps: 'د په او چي زه ته له كي دي يي دا هغه كه مي نه يا هم سره لپاره تر څه مو به ده ول يم څنگه چيرته غواړم لرم نه‌لرم',
  ti: 'ኣነ ንሕና እዩ እየ ኣሎ ኣለኒ ናይ ካብ ናብ ምስ እዚ እቲ ግን ወይ እንተ ብዛዕባ ከመይ',
};

const SETS = new Map<LanguageCode, ReadonlySet<string>>();

export function stopWordsOf(language: LanguageCode): ReadonlySet<string> {
  let set = SETS.get(language);
  if (!set) {
    set = new Set(words(LISTS[language] ?? '', language));
    SETS.set(language, set);
  }
  return set;
}
