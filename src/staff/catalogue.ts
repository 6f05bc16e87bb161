import type { Library } from '../assistant/voice.js';
import type { LanguageCode } from '../languages/language.js';
import type { Languages } from '../languages/languages.js';
import { BARRIERS } from '../questions/register.js';
import { OTHER_LANGUAGES } from './other-languages.js';
import { type Catalogue, DESK_CHANNELS, DESK_OUTCOMES, type StaffName } from './register-types.js';

/** Everything the register chooses from, for an account of this town. */
export function catalogue({ knowledge }: Library, languages: Languages, town: string | undefined): Catalogue {
  const here = knowledge.municipalities.get(town ?? '');
  const entries = [...knowledge.entries.values()].flatMap(({ id, theme, icon, texts }) => {
    const title = nameOf(id, (code) => texts.get(code)?.title);
    return texts.size === 0 ? [] : [{ id, theme, icon, title }];
  });
  return {
    version: knowledge.version,
    themes: [...knowledge.themes.values()].map(({ id, icon }) => ({
      id,
      icon,
      name: nameOf(id, (code) => knowledge.texts.get(code)?.themes.get(id)?.name),
    })),
    entries,
    languages: [
      ...languages.list.map(({ code, name, dutchName, direction, speech }) => ({
        code,
        name,
        dutchName,
        direction,
        speech,
        contact: true,
      })),
      ...OTHER_LANGUAGES.filter(({ code }) => !languages.has(code)).map(({ code, dutchName }) => ({
        code,
        name: dutchName,
        dutchName,
        direction: 'ltr' as const,
        speech: [],
        contact: false,
      })),
    ],
    municipalities: [...knowledge.municipalities.values()]
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nl')),
    services: [...knowledge.services.values()]
      .map(({ id, name, icon }) => ({ id, name: here?.services.get(id)?.name ?? name, icon }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nl')),
    outcomes: DESK_OUTCOMES,
    barriers: BARRIERS,
    channels: DESK_CHANNELS,
  };
}

/** A name in the languages of the staff app; where one is missing, the Dutch one. */
function nameOf(id: string, read: (code: LanguageCode) => string | undefined): StaffName {
  const nl = read('nl') ?? read('en') ?? id;
  return { nl, en: read('en') ?? nl, fr: read('fr') ?? nl };
}
