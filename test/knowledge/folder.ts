import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The files of a knowledge folder, by path. */
export type Files = Readonly<Record<string, string>>;

/** Writes a knowledge folder, lends it, and removes it. */
export async function withFolder<T>(files: Files, use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'knowledge-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

const words = (count: number, word: string) => Array.from({ length: count }, () => word).join(' ');
const questions = (topic: string) =>
  Array.from({ length: 20 }, (_, index) => `  - ${topic} vraag${index} over${index}`).join('\n');

const entryFile = (related: string) => `theme: housing
icon: house
services: [ocmw]
related: [${related}]
confidence: high
sources:
  - title: Huren
    url: https://www.vlaanderen.be
verified: 2026-11-21
review-after: 2027-05-21
dutch:
  phrase: Ik zoek hulp.
  words: [de huur, de schade, de sleutel]
`;

const dutchText = (topic: string) => `---
title: Over ${topic}
questions:
${questions(topic)}
review: draft
---
Je wacht {{wait-months}} maanden. ${words(40, 'tekst')}

- Neem je kaart mee.
`;

const englishText = (topic: string) => `---
title: About ${topic}
questions:
${questions(`${topic} en`)}
phrase: I am looking for help.
words:
  de huur: rent
  de schade: damage
  de sleutel: key
review: draft
---
You wait {{wait-months}} months. ${words(40, 'text')}

- Bring your card.
`;

/** A small knowledge folder in Dutch and English without a fault. */
export const GOOD: Files = {
  'themes.yaml': '- id: housing\n  icon: house\n  order: 1\n  life-domains: [wonen]\n',
  'facts/housing.yaml': `wait-months:
  value: 4
  unit: months
  source: https://www.vlaanderen.be
  verified: 2026-11-21
  confidence: high
  review-after: 2027-05-21
`,
  'services/ocmw.yaml': 'name: OCMW\nicon: house\nlocal: true\nverified: 2026-11-21\nconfidence: high\n',
  'municipalities/kortrijk.yaml': `name: Kortrijk
province: West-Vlaanderen
latitude: 50.83
longitude: 3.26
services:
  ocmw: { name: OCMW Kortrijk }
`,
  'texts/nl.yaml':
    'themes: { housing: { name: Wonen, description: Huren } }\nservices: { ocmw: { what-for: Hulp. } }\n',
  'texts/en.yaml':
    'themes: { housing: { name: Housing, description: Renting } }\nservices: { ocmw: { what-for: Help. } }\n',
  'glossary.yaml': '- term: de woning\n  nl: woning\n  en: home\n  avoid: { en: [dwelling] }\n',
  'entries/housing/rent/entry.yaml': entryFile('housing/repairs'),
  'entries/housing/rent/nl.md': dutchText('huur'),
  'entries/housing/rent/en.md': englishText('rent'),
  'entries/housing/repairs/entry.yaml': entryFile('housing/rent'),
  'entries/housing/repairs/nl.md': dutchText('schade'),
  'entries/housing/repairs/en.md': englishText('repairs'),
};

/** The good folder with one file changed by replacing a text; the text must be there. */
export function changed(path: string, from: string | RegExp, to: string, files: Files = GOOD): Files {
  const before = files[path] ?? '';
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} does not hold ${from}`);
  return { ...files, [path]: after };
}
