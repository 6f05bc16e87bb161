import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Threshold } from '../../../../src/staff/figures-types.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { Icon } from '../../parts/icon.js';
import type { Names } from '../../register/catalogue.js';
import { Link } from '../../router/location.js';
import { useAccount } from '../../session/session-provider.js';
import { useFormats } from '../../texts/formats.js';
import { useTexts } from '../../texts/texts.js';
import { usePeriodName } from '../view/period-name.js';
import { pathOfView } from '../view/view.js';
import { useEvidenceText } from './evidence-text.js';
import { FollowUpDialog } from './follow-up-dialog.js';

const TONES = { open: 'sun', discussed: 'plain', solved: 'good', declined: 'plain' } as const;

/** A threshold with what came of it. */
export function ThresholdCard(props: {
  readonly threshold: Threshold;
  readonly names: Names;
  readonly onChanged: (threshold: Threshold) => void;
}): JSX.Element {
  const { t } = useTexts();
  const { id, role } = useAccount();
  const formats = useFormats();
  const nameOf = usePeriodName();
  const [open, setOpen] = useState(false);
  const { threshold, names } = props;
  const evidenceText = useEvidenceText(names);
  const { evidence } = threshold;
  const place = threshold.municipality ? names.municipality(threshold.municipality) : t('policy.region');
  const said = threshold.month ? nameOf(threshold.month) : undefined;
  const follows = role !== 'bridge';
  return (
    <li class="card group-card">
      <div class="task-head">
        <Badge tone={TONES[threshold.status]}>{t(`thresholds.status.${threshold.status}`)}</Badge>
        <span class="soft">{[names.theme(threshold.theme), place, said].filter(Boolean).join(' · ')}</span>
      </div>
      <p class="threshold-text" dir="auto">
        {threshold.text}
      </p>
      {evidence && (
        <p class="evidence">
          <Icon name="figures" />
          {follows ? (
            <Link to={pathOfView(evidence)}>{evidenceText(evidence)}</Link>
          ) : (
            <span>{evidenceText(evidence)}</span>
          )}
        </p>
      )}
      {threshold.answer && (
        <p class="answer">
          <b>{t('thresholds.answer')}</b> <span dir="auto">{threshold.answer}</span>
        </p>
      )}
      <p class="soft">
        {[
          threshold.filedBy === id
            ? t('thresholds.byYou')
            : t('thresholds.by', { organisation: threshold.organisation }),
          formats.dateTime(threshold.createdAt),
          threshold.owner && t('thresholds.ownedBy', { name: threshold.owner }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {follows && (
        <div class="actions">
          <Button icon="pencil" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {t('thresholds.follow')}
          </Button>
        </div>
      )}
      {open && <FollowUpDialog threshold={threshold} onChanged={props.onChanged} onClose={() => setOpen(false)} />}
    </li>
  );
}
