import type { JSX } from 'preact';
import { Page } from '../layout/page.js';
import { useTexts } from '../texts/texts.js';

export function RegisterPage(): JSX.Element {
  const { t } = useTexts();
  return <Page title={t('register.title')}>{null}</Page>;
}
