import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FigureSignal } from '../../../src/staff/figures-types.js';
import { Button } from '../parts/button.js';
import { Empty } from '../parts/states.js';
import { Link } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { type SentenceNames, sentenceOf } from './figures/sentences.js';
import type { Writing } from './figures/shown.js';
import { evidenceQuery } from './thresholds/evidence.js';
import { pathOfView, type View, withFilter, writeView } from './view/view.js';

/** Signals shown at first. */
const FIRST = 6;

/** What stands out, in sentences, with the figures behind each and a way to report it. */
export function Signals(props: {
  readonly signals: readonly FigureSignal[];
  readonly view: View;
  readonly names: SentenceNames;
  readonly writing: Writing;
}): JSX.Element {
  const { t } = useTexts();
  const [all, setAll] = useState(false);
  const { signals, names, writing } = props;
  const shown = all ? signals : signals.slice(0, FIRST);
  return (
    <section class="card" aria-labelledby="signals">
      <div>
        <h2 id="signals">{t('policy.signal.title')}</h2>
        <p class="soft">
          {t('policy.signal.about')} <Link to="/policy/definitions">{t('policy.signal.how')}</Link>
        </p>
      </div>
      {signals.length === 0 ? (
        <Empty icon="check" title={t('policy.signal.none')} />
      ) : (
        <ul class="signals">
          {shown.map((signal) => {
            const sentence = sentenceOf(signal, { t, names, writing });
            const behind = viewBehind(signal, props.view);
            return (
              <li key={`${signal.kind} ${signal.dimension} ${signal.key} ${signal.within?.key}`}>
                <p>{sentence}</p>
                <p class="signal-links">
                  <Link to={linkBehind(signal, behind)}>
                    {t('policy.signal.look')}
                    <span class="hidden">: {sentence}</span>
                  </Link>
                  <Link to={`/policy/thresholds?${evidenceQuery(behind)}`}>
                    {t('policy.signal.report')}
                    <span class="hidden">: {sentence}</span>
                  </Link>
                </p>
              </li>
            );
          })}
        </ul>
      )}
      {signals.length > FIRST && (
        <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('policy.signal.fewer') : t('policy.signal.all', { count: signals.length })}
        </Button>
      )}
    </section>
  );
}

function viewBehind(signal: FigureSignal, view: View): View {
  const own = withFilter({ ...view, period: signal.period }, signal.dimension, signal.key);
  return signal.within ? withFilter(own, signal.within.dimension, signal.within.key) : own;
}

/** Entries that do not help have a page of their own. */
function linkBehind({ dimension, kind }: FigureSignal, behind: View): string {
  if (dimension === 'entry' && kind === 'not-helping') {
    return `/policy/not-helped?${writeView(withFilter(behind, 'entry', undefined))}`;
  }
  return pathOfView(behind);
}
