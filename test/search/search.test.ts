import { Lexicon } from '../../src/search/concepts.js';
import { buildSearch } from '../../src/search/entry-search.js';
import type { SearchDocument } from '../../src/search/search.js';

const document = (id: string, title: string, questions: string[], text: string): SearchDocument => ({
  id,
  theme: id.split('/')[0]!,
  title,
  questions,
  text,
});

const DUTCH: SearchDocument[] = [
  document(
    'housing/rent-deposit',
    'Ik kan de huurwaarborg niet betalen',
    [
      'waarborg te duur',
      'de eigenaar vraagt drie maanden voor ik de sleutel krijg',
      'lening voor de waarborg',
      'huurwaarborg ocmw',
    ],
    'De verhuurder mag een waarborg vragen. Geef nooit geld in de hand.',
  ),
  document(
    'housing/unfit-dwelling',
    'Mijn woning is ongezond',
    [
      'schimmel op de muur',
      'overal vocht en de kinderen hoesten',
      'klacht over een slecht huis',
      'mijn appartement is te klein',
    ],
    'Bel de gemeente voor een onderzoek van de woning.',
  ),
  document(
    'education/childcare',
    'Opvang voor mijn baby',
    ['crèche zoeken', 'wie past op mijn kind als ik werk', 'kinderopvang prijs', 'plaats in de opvang'],
    'Zoek een plaats in de kinderopvang en vraag de prijs.',
  ),
  document(
    'education/enrol-school',
    'Mijn kind inschrijven in een school',
    [
      'school zoeken voor mijn dochter',
      'kleuterschool inschrijven',
      'wanneer begint de school',
      'welke school is dichtbij',
    ],
    'Ga naar de school en vraag een inschrijving. De school is gratis.',
  ),
  document(
    'education/school-allowance',
    'Geld voor school',
    ['schooltoelage aanvragen', 'de schoolrekening is te hoog', 'studiebeurs', 'school te duur'],
    'Je kunt een schooltoelage krijgen.',
  ),
];

const ARABIC: SearchDocument[] = [
  document(
    'housing/rent-deposit',
    'لا أستطيع دفع تأمين الإيجار',
    ['التأمين غالي', 'صاحب البيت يطلب ثلاثة أشهر', 'قرض للتأمين', 'ما معي مصاري للتأمين'],
    'يمكن للمالك أن يطلب تأمينا. لا تدفع نقدا.',
  ),
  document(
    'education/enrol-school',
    'تسجيل طفلي في المدرسة',
    ['أين أسجل ابنتي في مدرسة', 'روضة أطفال', 'متى تبدأ المدرسة', 'مدرسة قريبة'],
    'اذهب إلى المدرسة واطلب التسجيل. المدرسة مجانية.',
  ),
  document(
    'health/find-doctor',
    'أبحث عن طبيب',
    ['بدي دكتور', 'موعد عند الطبيب', 'طبيب عائلة', 'كم يكلف الطبيب'],
    'اتصل بالطبيب.',
  ),
];

/** The one sentence of a long page that tells. */
const LONG = [
  'The landlord blocks the money at a bank.',
  'Wet walls make people ill.',
  'A centre watches a toddler during the day.',
  'Lessons are free for pupils.',
  'A family with a low income gets support.',
];

const dutch = buildSearch('nl', DUTCH);
const arabic = buildSearch('ar', ARABIC, { mixed: () => dutch });

describe('search', () => {
  it.each([
    ['ik kan mijn huurwaarborg niet betalen', 'housing/rent-deposit'],
    ['hurwaarborg te dur', 'housing/rent-deposit'],
    ['er is schimmel in mijn huis', 'housing/unfit-dwelling'],
    ['dochter inschrijven school', 'education/enrol-school'],
    ['KINDEROPVANG!!!', 'education/childcare'],
  ])('answers "%s" with %s', (message, id) => {
    const { outcome, entries, confidence } = dutch.search(message);
    expect(entries[0]!.id).toBe(id);
    expect(outcome).not.toBe('nothing');
    expect(confidence).toBeGreaterThan(0.5);
  });

  it.each([
    ['huurwaarbrog betalne', 'housing/rent-deposit'],
    ['schimmelmuur', 'housing/unfit-dwelling'],
    ['dochterinschrijven school', 'education/enrol-school'],
  ])('is as sure of "%s" when it is misspelt or lacks spaces', (message, id) => {
    const { outcome, entries } = dutch.search(message);
    expect(entries[0]!.id).toBe(id);
    expect(outcome).not.toBe('nothing');
  });

  it('says nothing to what is not in the collection', () => {
    for (const message of [
      'wie won de voetbalmatch',
      'asdf qwerty zxcv',
      'recept voor lasagne met spinazie',
      '???',
      '12345',
    ])
      expect(dutch.search(message).outcome).toBe('nothing');
  });

  it('offers different choices when one word fits several entries', () => {
    const { outcome, entries } = dutch.search('school');
    expect(outcome).toBe('choices');
    expect(entries.length).toBeGreaterThanOrEqual(2);
    expect(entries.length).toBeLessThanOrEqual(3);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  it('gives scores between 0 and 1 that fall', () => {
    const scores = dutch.search('school inschrijven te duur').entries.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
  });

  it('keeps to the limit', () => {
    expect(dutch.search('waarborg betalen', { limit: 1 }).entries).toHaveLength(1);
  });

  it('reads Arabic typed in Latin letters', () => {
    expect(arabic.search('bedi doctor').entries[0]!.id).toBe('health/find-doctor');
    expect(arabic.search('wen bsajel benti bel madrasa').entries[0]!.id).toBe('education/enrol-school');
  });

  it('understands Dutch words in another language', () => {
    expect(arabic.search('كيف أدفع huurwaarborg').entries[0]!.id).toBe('housing/rent-deposit');
    expect(arabic.search('huurwaarborg').entries[0]!.id).toBe('housing/rent-deposit');
  });

  it('takes a follow-up question as one about the entry before', () => {
    expect(dutch.search('en hoeveel kost dat?').entries[0]?.id).not.toBe('education/childcare');
    const { outcome, entries } = dutch.search('en hoeveel kost dat?', { previousEntry: 'education/childcare' });
    expect(outcome).toBe('answer');
    expect(entries[0]!.id).toBe('education/childcare');
  });

  it('leaves a new question alone after an answer', () => {
    const { entries } = dutch.search('er is schimmel op de muur van mijn kamer', {
      previousEntry: 'education/childcare',
    });
    expect(entries[0]!.id).toBe('housing/unfit-dwelling');
  });

  it('lifts entries that are boosted, if they fit at all', () => {
    const boost = new Map([['education/school-allowance', 0.5]]);
    expect(dutch.search('school', { boost }).entries[0]!.id).toBe('education/school-allowance');
    expect(dutch.search('schimmel en vocht op de muur', { boost }).entries[0]!.id).toBe('housing/unfit-dwelling');
  });

  it('does not hold names of towns against a message', () => {
    const towns = buildSearch('nl', DUTCH, { neutral: ['Kortrijk', 'Sint-Niklaas'] });
    const without = towns.search('schimmel in mijn huis').confidence;
    expect(towns.search('schimmel in mijn huis in Kortrijk').confidence).toBeCloseTo(without, 1);
    expect(dutch.search('schimmel in mijn huis in Kortrijk').confidence).toBeLessThan(without);
  });

  it('meets other words of the same meaning through the lexicon', () => {
    const lexicon = new Lexicon(
      new Map([
        ['nl', new Map([['landlord', ['eigenaar', 'huisbaas', 'verhuurder']]])],
        ['en', new Map([['landlord', ['landlord']]])],
      ]),
    );
    const meant = buildSearch('nl', DUTCH, { lexicon });
    expect(meant.search('de huisbaas vraagt geld').entries[0]!.id).toBe('housing/rent-deposit');
    expect(meant.search('de landlord vraagt geld').entries[0]!.id).toBe('housing/rent-deposit');
  });

  it('gives the same scores for the same documents', () => {
    const again = buildSearch('nl', DUTCH);
    for (const message of ['school te duur', 'waarborg', 'ik zoek opvang'])
      expect(again.search(message)).toEqual(dutch.search(message));
  });

  it('works over a collection of titles and long texts without example questions', () => {
    const pages = buildSearch(
      'en',
      DUTCH.map(({ id, theme }, at) => ({
        id,
        theme,
        title: ['Rental deposit', 'Mould and damp', 'Childcare', 'Enrolling at school', 'School allowance'][at]!,
        questions: [],
        text: `${'Information for newcomers about this subject. '.repeat(40)} ${LONG[at]} ${'Ask for more help at the desk of your town. '.repeat(40)}`,
      })),
    );
    expect(pages.search('somebody who watches my toddler during the day').entries[0]!.id).toBe('education/childcare');
    expect(pages.search('who pays the deposit of my flat').entries[0]!.id).toBe('housing/rent-deposit');
  });

  it('finds nothing in an empty collection', () => {
    const empty = buildSearch('nl', []);
    expect(empty.search('huurwaarborg')).toEqual({ outcome: 'nothing', entries: [], confidence: 0 });
    expect(empty.suggest('huur', 5)).toEqual([]);
    expect(empty.knowsWords('huur')).toBe(0);
  });

  it('works with one entry', () => {
    expect(buildSearch('nl', DUTCH.slice(0, 1)).search('huurwaarborg betalen').entries[0]!.id).toBe(
      'housing/rent-deposit',
    );
  });

  it('answers a message of ten thousand words in time', () => {
    const message = 'ik heb een vraag over schimmel en vocht '.repeat(1250);
    const started = performance.now();
    expect(dutch.search(message).entries[0]!.id).toBe('housing/unfit-dwelling');
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('stands hostile input', () => {
    const hostile = [
      '',
      ' ',
      '\u0000',
      '\ud800',
      '__proto__ constructor',
      '<script>alert(1)</script>',
      "'; drop table--",
    ];
    hostile.push('a'.repeat(100_000), '🏠'.repeat(5000), '\u0301'.repeat(5000), 'ا'.repeat(9000), '%'.repeat(9000));
    for (const message of hostile)
      for (const search of [dutch, arabic])
        expect(['answer', 'choices', 'nothing']).toContain(search.search(message).outcome);
  });
});

describe('suggest', () => {
  it('completes what is being typed, forgiving mistakes', () => {
    expect(dutch.suggest('huurwaar', 3)[0]).toBe('housing/rent-deposit');
    expect(dutch.suggest('schimel', 3)[0]).toBe('housing/unfit-dwelling');
    expect(dutch.suggest('s', 3)).toEqual([]);
    expect(dutch.suggest('school', 2).length).toBeLessThanOrEqual(2);
  });
});

describe('knowsWords', () => {
  it('tells the share of words that the texts use', () => {
    expect(dutch.knowsWords('mijn waarborg')).toBe(1);
    expect(dutch.knowsWords('mijn deposit')).toBe(0.5);
    expect(arabic.knowsWords('طبيب')).toBe(1);
    expect(dutch.knowsWords('')).toBe(0);
  });
});
