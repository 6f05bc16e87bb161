import type { JSX } from 'preact';
import { Page } from '../layout/page.js';
import { useTexts } from '../texts/texts.js';

export function AccountsPage(): JSX.Element {
  const { t } = useTexts();
  return <Page title={t('accounts.title')}>{null}</Page>;
}
