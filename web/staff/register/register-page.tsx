import './register.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Page } from '../layout/page.js';
import { Button } from '../parts/button.js';
import { Key } from '../parts/key.js';
import { Loaded } from '../parts/states.js';
import { useTexts } from '../texts/texts.js';
import { useCatalogue, useNames } from './catalogue.js';
import { MyDay } from './my-day.js';
import { RegisterForm } from './register-form.js';
import { ShortcutHelp } from './shortcut-help.js';

/** Registers questions asked at the desk, by phone or on the street, and shows those of the day. */
export function RegisterPage(): JSX.Element {
  const { t } = useTexts();
  const catalogue = useCatalogue();
  const names = useNames(catalogue.data);
  const [help, setHelp] = useState(false);
  return (
    <Page
      title={t('register.title')}
      wide
      actions={
        <Button look="quiet" icon="keyboard" class="shortcut-button" onClick={() => setHelp(true)}>
          {t('register.shortcuts')} <Key name="?" />
        </Button>
      }
    >
      <Loaded of={catalogue} lines={6}>
        {(data) => (
          <div class="register">
            <RegisterForm catalogue={data} names={names} onHelp={() => setHelp(true)} />
            <MyDay catalogue={data} names={names} />
          </div>
        )}
      </Loaded>
      {help && <ShortcutHelp onClose={() => setHelp(false)} />}
    </Page>
  );
}
