import { placesOf } from '../../../src/assistant/replies/places';
import { makeTurn } from '../turns';

test('a town has its own name, address and hours for a service', async () => {
  const turn = await makeTurn({ language: 'ar', municipality: 'kortrijk' });
  expect(placesOf(turn, ['ocmw'])).toEqual([
    {
      id: 'ocmw',
      name: 'OCMW Kortrijk',
      icon: 'map-pin',
      whatFor: 'مساعدة إذا كان المال قليلاً.',
      website: 'https://www.kortrijk.be',
      address: 'Budastraat 27, 8500 Kortrijk',
      mapUrl: 'https://www.openstreetmap.org/search?query=Budastraat+27%2C+8500+Kortrijk',
      hours: '9:00 - 12:00',
    },
  ]);
});

test('a town that says nothing, and no town, give the general service', async () => {
  for (const municipality of ['aalst', 'nowhere', undefined]) {
    const turn = await makeTurn(municipality ? { municipality } : {});
    expect(placesOf(turn, ['ocmw'])).toEqual([
      { id: 'ocmw', name: 'OCMW', icon: 'map-pin', whatFor: 'Hulp bij te weinig geld.' },
    ]);
  }
});

test('the town the person named comes before that of the kiosk', async () => {
  const turn = await makeTurn({ municipality: 'aalst', memory: { municipality: 'kortrijk' } });
  expect(placesOf(turn, ['ocmw'])[0]?.name).toBe('OCMW Kortrijk');
});

test('a line that is always open says so in the language of the person', async () => {
  const turn = await makeTurn({ language: 'ar' });
  expect(placesOf(turn, ['emergency-112'])).toMatchObject([
    { phone: '112', hours: 'ليلاً ونهاراً', whatFor: 'Levensgevaar.' },
  ]);
});

test('ids that no file describes are left out, the order stays', async () => {
  const turn = await makeTurn();
  expect(placesOf(turn, ['huurdersbond', 'gone', 'ocmw']).map(({ id }) => id)).toEqual(['huurdersbond', 'ocmw']);
});
