import { loadKnowledge } from '../../src/knowledge/load';
import { loadLanguages } from '../../src/languages/languages';
import { createUnderstander } from '../../src/search/understander';
import { findEntries } from '../../src/staff/entry-search';
import { entryView } from '../../src/staff/entry-view';
import { smallKnowledge } from '../assistant/small-knowledge';
import { phrases } from '../search/phrases-for-tests';
import { type Browser, type RunningStaff, START, startStaff } from './start-staff';

describe('side by side', () => {
  let staff: RunningStaff;
  let bridge: Browser;
  beforeAll(async () => {
    staff = await startStaff();
    bridge = await staff.as('bridge');
  });
  afterAll(() => staff.stop());

  test('an entry stands in Dutch beside the language, paragraph by paragraph, with facts filled in', async () => {
    const { body } = await bridge.get('/entries/housing/rent-deposit?language=ar');
    expect(body).toMatchObject({
      id: 'housing/rent-deposit',
      language: { code: 'ar', direction: 'rtl', dutchName: expect.any(String) },
      translated: true,
      title: { dutch: 'De huurwaarborg', theirs: 'تأمين الإيجار' },
      themeName: { dutch: 'Wonen', theirs: 'السكن' },
      phrase: { dutch: 'Ik kan de huurwaarborg niet betalen.', theirs: 'لا أستطيع دفع تأمين الإيجار.' },
    });
    expect(body.rows).toEqual([
      {
        dutch: { kind: 'paragraph', text: 'Hoogstens 3 maanden.' },
        theirs: { kind: 'paragraph', text: 'على الأكثر 3 أشهر.' },
      },
      {
        dutch: { kind: 'list', ordered: false, items: ['Vraag het OCMW.'] },
        theirs: { kind: 'list', ordered: false, items: ['اسأل OCMW.'] },
      },
    ]);
    expect(body.words).toEqual([
      { dutch: 'de huurwaarborg', theirs: 'تأمين الإيجار' },
      { dutch: 'de lening', theirs: null },
    ]);
  });

  test('places are those of the account’s town unless another is asked for', async () => {
    const here = await bridge.get('/entries/housing/rent-deposit?language=ar');
    expect(here.body.places[0].dutch).toMatchObject({ name: 'OCMW Kortrijk', hours: '9:00 - 12:00' });
    expect(here.body.places[0].theirs.whatFor).toBe('مساعدة إذا كان المال قليلاً.');
    const there = await bridge.get('/entries/housing/rent-deposit?language=ar&municipality=aalst');
    expect(there.body.places[0].dutch.name).toBe('OCMW');
  });

  test('without a translation the other side is empty and the places are still there', async () => {
    const { body } = await bridge.get('/entries/housing/rent-deposit?language=ti');
    expect(body.translated).toBe(false);
    expect(body.title.theirs).toBeNull();
    expect(body.rows.every(({ theirs }: { theirs: unknown }) => theirs === null)).toBe(true);
    expect(body.places.length).toBeGreaterThan(0);
  });

  test.each(['/entries/housing/nothing', '/entries/a/b?language=ar'])('%s is not there', async (path) => {
    expect((await bridge.get(path)).body.error.code).toBe('NOT_FOUND');
  });

  test('the catalogue has everything to choose from, in the languages of the staff app', async () => {
    const { body } = await bridge.get('/catalogue');
    expect(body.themes[0]).toEqual({
      id: 'housing',
      icon: 'house',
      name: { nl: 'Wonen', en: expect.any(String), fr: expect.any(String) },
    });
    expect(body.entries).toContainEqual(expect.objectContaining({ id: 'housing/rent-deposit', theme: 'housing' }));
    expect(body.municipalities).toEqual([
      { id: 'aalst', name: 'Aalst' },
      { id: 'kortrijk', name: 'Kortrijk' },
    ]);
    expect(body.services).toContainEqual({ id: 'ocmw', name: 'OCMW Kortrijk', icon: expect.any(String) });
    expect(body.languages.filter(({ contact }: { contact: boolean }) => contact)).toHaveLength(13);
    expect(body.languages).toContainEqual(
      expect.objectContaining({ code: 'sq', dutchName: 'Albanees', contact: false }),
    );
    expect(body.channels).toEqual(['desk', 'phone', 'street']);
  });

  test('hostile searches are harmless', async () => {
    for (const query of ['', '?q=%00%ff', '?q=a', `?q=${'x'.repeat(999)}`]) {
      expect((await bridge.get(`/entries${query}`)).status).toBeLessThan(500);
    }
    expect((await bridge.get('/entries?q=a&language=xx')).status).toBe(400);
    expect((await bridge.get('/entries?q=a&q=b')).status).toBe(400);
  });
});

describe('over the whole knowledge base', () => {
  test('every entry can be shown beside every language, row by row, and says what to bring in both', async () => {
    const [knowledge, languages] = await Promise.all([loadKnowledge('knowledge'), loadLanguages()]);
    const library = { knowledge, pathways: { list: [], get: () => undefined, forTheme: () => [] } };
    let bring = 0;
    const uneven: string[] = [];
    for (const entry of knowledge.entries.values()) {
      for (const { code } of languages.list) {
        const view = entryView(library as never, languages, entry, code, 'kortrijk', START);
        if (!view) throw new Error(`no view of ${entry.id}`);
        if (!view.translated) continue;
        if (view.rows.some(({ dutch, theirs }) => dutch?.kind !== theirs?.kind)) uneven.push(`${entry.id} ${code}`);
        bring += view.bring.length;
        expect(view.bring.every(({ theirs }) => theirs !== null)).toBe(true);
        expect(JSON.stringify(view)).not.toContain('{{');
      }
    }
    expect(uneven).toEqual([]);
    expect(bring).toBeGreaterThan(100);
  }, 60_000);

  test('two letters of a Dutch title, or a question in another language, find the entry', async () => {
    const [knowledge, languages] = await Promise.all([loadKnowledge('knowledge'), loadLanguages()]);
    const understander = createUnderstander(knowledge, languages, await phrases);
    const library = { knowledge, understander, pathways: { list: [], get: () => undefined, forTheme: () => [] } };
    expect(findEntries(library, 'huurwa', undefined).entries[0]?.id).toBe('housing/rent-deposit');
    const asked = findEntries(library, 'صاحبخانه سه ماه پول ضمانت می خواهد', 'prs');
    expect(asked.entries.slice(0, 3).map(({ id }) => id)).toContain('housing/rent-deposit');
    expect(asked.entries[0]?.titleThere).toMatch(/\p{Script=Arabic}/u);
    expect(findEntries(library, 'a', undefined).entries).toEqual([]);
  }, 30_000);

  test('an entry without a Dutch text is not shown', async () => {
    const knowledge = smallKnowledge();
    const entry = knowledge.entries.get('housing/rent-deposit');
    if (!entry) throw new Error('the small knowledge base has changed');
    const onlyArabic = { ...entry, texts: new Map([...entry.texts].filter(([code]) => code === 'ar')) };
    const library = { knowledge } as never;
    expect(entryView(library, await loadLanguages(), onlyArabic, 'ar', undefined, START)).toBeUndefined();
  });
});
