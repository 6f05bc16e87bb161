import type { JSX } from 'preact';
import { Page } from '../layout/page.js';
import { useTexts } from '../texts/texts.js';

export function AvailabilityPage(): JSX.Element {
  const { t } = useTexts();
  return <Page title={t('availability.title')}>{null}</Page>;
}
