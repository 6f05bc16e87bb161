import type { JSX } from 'preact';
import { Dialog } from '../parts/dialog.js';
import { useTexts } from '../texts/texts.js';

/** The keys of the register. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const keys = [
    ['A – Z', t('register.help.letters')],
    ['Enter', t('register.help.enter')],
    ['Tab', t('register.help.tab')],
    ['↑ ↓', t('register.help.arrows')],
    ['Esc', t('register.help.escape')],
    ['Ctrl Z', t('register.help.undo')],
    ['?', t('register.help.this')],
  ] as const;
  return (
    <Dialog title={t('register.shortcuts')} onClose={onClose}>
      <p>{t('register.help.example')}</p>
      <dl class="shortcuts">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
