import './policy.css';
import type { JSX } from 'preact';
import { Page } from '../layout/page.js';
import { useAppLocation } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { SubNavigation } from './sub-navigation.js';

const TERMS = [
  'question',
  'share',
  'answered',
  'handedOff',
  'helped',
  'waiting',
  'change',
  'small',
  'rounded',
  'signals',
  'sources',
] as const;

/** What the figures mean, and why small ones are not shown. */
export function DefinitionsPage(): JSX.Element {
  const { t } = useTexts();
  const { query } = useAppLocation();
  return (
    <Page title={t('policy.definitions.title')} wide>
      <SubNavigation query={String(query)} />
      <section class="card">
        <dl class="definitions">
          {TERMS.map((term) => (
            <div key={term}>
              <dt>{t(`policy.definitions.terms.${term}`)}</dt>
              <dd>{t(`policy.definitions.meanings.${term}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Page>
  );
}
