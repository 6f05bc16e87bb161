import type { LanguageCode } from '../../languages/language.js';
import type { TemplateMessage } from './render/messages.js';

/** Name of the approved template; `{language}` in it stands for our code of the language: `wegwijzer_message_{language}`. */
export type TemplateNames = string;

/** Languages of ours that Meta has for templates, by its codes; people of the others get the closest. */
const META_CODES: Readonly<Record<LanguageCode, string>> = {
  nl: 'nl',
  en: 'en',
  fr: 'fr',
  ar: 'ar',
  prs: 'prs_AF',
  ps: 'ps_AF',
  tr: 'tr',
  uk: 'uk',
  ru: 'ru',
  es: 'es',
  pl: 'pl',
};

/** The message that asks somebody to write again, because an answer is waiting. */
export function templateMessage(names: TemplateNames, language: LanguageCode): TemplateMessage {
  return {
    type: 'template',
    template: {
      name: names.replaceAll('{language}', language),
      // a template in a language Meta does not know is filed under English
      language: { code: META_CODES[language] ?? 'en' },
    },
  };
}
