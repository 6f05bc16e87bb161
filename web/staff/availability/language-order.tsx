import './language-order.css';
import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Catalogue } from '../../../src/staff/register-types.js';
import { Button } from '../parts/button.js';
import { Combobox } from '../parts/combobox.js';
import type { Names } from '../register/catalogue.js';
import { plain } from '../register/keys.js';
import { useTexts } from '../texts/texts.js';
import { moved } from './week.js';

/** Languages somebody speaks, best first. */
export function LanguageOrder(props: {
  readonly catalogue: Catalogue;
  readonly names: Names;
  readonly languages: readonly string[];
  readonly onChange: (languages: readonly string[]) => void;
  /** Inside another form: without a card of its own. */
  readonly plain?: boolean;
}): JSX.Element {
  const { t } = useTexts();
  const { catalogue, names, languages, onChange } = props;
  const find = useCallback(
    (typed: string) =>
      catalogue.languages
        .filter(({ code }) => !languages.includes(code))
        .map(({ code, name }) => ({ id: code, label: names.language(code), hint: name }))
        .filter(({ label, hint }) => plain(`${label} ${hint}`).includes(plain(typed))),
    [catalogue, names, languages],
  );
  return (
    <section class={props.plain ? 'form' : 'card'} aria-labelledby="languages">
      {props.plain ? (
        <h3 id="languages">{t('accounts.languages')}</h3>
      ) : (
        <>
          <h2 id="languages">{t('availability.languages')}</h2>
          <p class="soft">{t('availability.languagesWhy')}</p>
        </>
      )}
      {languages.length > 0 && (
        <ol class="ordered">
          {languages.map((code, index) => {
            const language = names.language(code);
            return (
              <li key={code}>
                <span>
                  {index + 1}. {language}
                </span>
                <Button
                  look="quiet"
                  icon="chevron-up"
                  aria-label={t('availability.up', { language })}
                  aria-disabled={index === 0}
                  onClick={() => index > 0 && onChange(moved(languages, index, -1))}
                />
                <Button
                  look="quiet"
                  icon="chevron-down"
                  aria-label={t('availability.down', { language })}
                  aria-disabled={index === languages.length - 1}
                  onClick={() => index < languages.length - 1 && onChange(moved(languages, index, 1))}
                />
                <Button
                  look="quiet"
                  icon="x"
                  aria-label={t('availability.removeLanguage', { language })}
                  onClick={() => onChange(languages.filter((other) => other !== code))}
                />
              </li>
            );
          })}
        </ol>
      )}
      <Combobox
        label={t('availability.addLanguage')}
        placeholder={t('register.otherLanguageHint')}
        find={find}
        chosen={undefined}
        onChoose={(item) => item && onChange([...languages, item.id])}
      />
    </section>
  );
}
