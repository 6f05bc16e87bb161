import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { useTexts } from '../texts/texts.js';
import { type FiguresContext, FiguresFrame } from './frame.js';
import { Overview } from './overview.js';
import { ReportDialog } from './report-dialog.js';
import { FilterBar } from './view/filter-bar.js';

/** What newcomers ask, in a minute: four figures, signals, themes, weeks, languages. */
export function OverviewPage(): JSX.Element {
  const { t } = useTexts();
  return (
    <FiguresFrame title={t('policy.overview.title')} actions={(context) => <ReportButton {...context} />}>
      {(context) => (
        <>
          <FilterBar {...context} name={context.names.name} onView={context.go} />
          <Overview {...context} />
        </>
      )}
    </FiguresFrame>
  );
}

function ReportButton(context: FiguresContext): JSX.Element {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="printer" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('policy.report.title')}
      </Button>
      {open && <ReportDialog {...context} onClose={() => setOpen(false)} />}
    </>
  );
}
