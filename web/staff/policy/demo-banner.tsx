import type { JSX } from 'preact';
import { Button } from '../parts/button.js';
import { Icon } from '../parts/icon.js';
import { useTexts } from '../texts/texts.js';
import type { FiguresContext } from './frame.js';
import { withFilter } from './view/view.js';

/** Says that what is shown is made up, or that there is made-up data to look at. */
export function DemoBanner({ options, view, go }: FiguresContext): JSX.Element | null {
  const { t } = useTexts();
  const shown = view.filters.source === 'demo';
  if (!shown && !options.demo) return null;
  return (
    <div class={shown ? 'demo-banner on' : 'demo-banner'} role="note">
      <Icon name={shown ? 'warning' : 'info'} />
      <p>{t(shown ? 'policy.demo.shown' : 'policy.demo.there')}</p>
      <Button class="small" onClick={() => go(withFilter(view, 'source', shown ? undefined : 'demo'))}>
        {t(shown ? 'policy.demo.leave' : 'policy.demo.look')}
      </Button>
    </div>
  );
}
