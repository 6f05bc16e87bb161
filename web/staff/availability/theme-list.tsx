import type { JSX } from 'preact';
import type { Catalogue } from '../../../src/staff/register-types.js';
import { Checkbox } from '../parts/field.js';
import type { Names } from '../register/catalogue.js';
import { useTexts } from '../texts/texts.js';

/** Themes somebody wants to be asked about; none = all. */
export function ThemeList(props: {
  readonly catalogue: Catalogue;
  readonly names: Names;
  readonly themes: readonly string[];
  readonly onChange: (themes: readonly string[]) => void;
}): JSX.Element {
  const { t } = useTexts();
  const { catalogue, names, themes, onChange } = props;
  return (
    <section class="card" aria-labelledby="themes">
      <h2 id="themes">{t('availability.themes')}</h2>
      <p class="soft">{t('availability.themesWhy')}</p>
      <div class="check-grid">
        {catalogue.themes.map(({ id }) => (
          <Checkbox
            key={id}
            label={names.theme(id)}
            checked={themes.includes(id)}
            onValue={(wanted) => onChange(wanted ? [...themes, id] : themes.filter((other) => other !== id))}
          />
        ))}
      </div>
    </section>
  );
}
