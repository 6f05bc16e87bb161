import type { Option, Reply } from '../../assistant/reply.js';
import type { LanguageCode } from '../../languages/language.js';
import type { Languages } from '../../languages/languages.js';
import type { TownNear } from './nearest-town.js';

/** What the channel says by itself, when there is nothing the assistant could read. */
export class KindReplies {
  constructor(private readonly languages: Languages) {}

  /** A voice note, a picture, something else: please type, or talk to a person. */
  cannot(what: 'Listen' | 'See' | 'Read', language: LanguageCode | undefined): Reply {
    const code = language ?? 'nl';
    const text = (of: LanguageCode) => this.languages.text(of, `whatsapp.cannot${what}`);
    return this.#reply(
      code,
      // nobody knows yet what they read: Dutch beside English
      language === undefined ? `${text('nl')}\n\n${text('en')}` : text(code),
      [this.#option(code, 'person', 'person.talk'), this.#option(code, 'themes', 'options.themes')],
    );
  }

  /** What was understood of a voice note: the person sees whether it was right. */
  heard(text: string, language: LanguageCode | undefined): Reply {
    return this.#reply(language ?? 'nl', `🎤 “${text}”`, []);
  }

  /** Towns near a place on the map that is not in one of ours. */
  townsNear(near: readonly TownNear[], language: LanguageCode | undefined): Reply {
    const code = language ?? 'nl';
    const towns = near.map(({ town }) => ({ action: `municipality:${town.id}`, label: town.name }));
    return this.#reply(code, this.languages.text(code, 'whatsapp.tooFar'), [
      ...towns,
      this.#option(code, 'towns', 'municipality.choose'),
    ]);
  }

  /** The page behind "more" is gone. */
  gone(language: LanguageCode | undefined): Reply {
    const code = language ?? 'nl';
    return this.#reply(code, this.languages.text(code, 'assistant.answer.gone'), [
      this.#option(code, 'themes', 'options.themes'),
    ]);
  }

  /**
   * First words: who this is and that it is a computer, what is kept, and the list to change the language.
   *
   * @param change.introduced the assistant has introduced itself in this turn
   * @param change.asked the assistant asks for the language itself
   */
  greeting(
    language: LanguageCode,
    days: number,
    { introduced, asked }: { readonly introduced: boolean; readonly asked: boolean },
  ): Reply {
    const say = (key: string) => this.languages.text(language, key, { days });
    const text = [
      introduced ? '' : `${say('whatsapp.greeting')} ${say('assistant.welcome.computer')}`,
      say('whatsapp.privacy'),
      asked ? '' : say('whatsapp.changeLanguage'),
    ];
    const options = this.languages.list.map(({ code, name }) => ({ action: `language:${code}`, label: name }));
    return this.#reply(language, text.filter(Boolean).join('\n\n'), asked ? [] : options);
  }

  #option(language: LanguageCode, action: string, key: string): Option {
    return { action, label: this.languages.text(language, `assistant.${key}`) };
  }

  #reply(language: LanguageCode, text: string, options: readonly Option[]): Reply {
    return { kind: 'choices', language, direction: this.languages.get(language).direction, options, text };
  }
}
