import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Icon } from '../parts/icon.js';
import { Link } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { type FiguresContext, FiguresFrame } from './frame.js';
import { Overview } from './overview.js';
import { ReportDialog } from './report-dialog.js';
import { evidenceQuery } from './thresholds/evidence.js';
import { FilterBar } from './view/filter-bar.js';
import { writeView } from './view/view.js';

/** What newcomers ask, in a minute: four figures, signals, themes, weeks, languages. */
export function OverviewPage(): JSX.Element {
  const { t } = useTexts();
  return (
    <FiguresFrame
      title={t('policy.overview.title')}
      actions={(context) => (
        <>
          <Link to={`/policy/thresholds?${evidenceQuery(context.view)}`} class="button plain">
            <Icon name="flag" />
            {t('thresholds.new')}
          </Link>
          <a class="button plain" href={`/api/staff/figures/export?${writeView(context.view)}&format=xlsx`} download>
            <Icon name="download" />
            {t('policy.overview.everything')}
          </a>
          <ReportButton {...context} />
        </>
      )}
    >
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
