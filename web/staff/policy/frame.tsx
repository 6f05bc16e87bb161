import './policy.css';
import type { ComponentChildren, JSX } from 'preact';
import type { FigureOptions } from '../../../src/staff/figures-types.js';
import { api } from '../api.js';
import { Page } from '../layout/page.js';
import { Empty, Loaded } from '../parts/states.js';
import { useCatalogue, useNames } from '../register/catalogue.js';
import { navigate, useAppLocation } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import { DemoBanner } from './demo-banner.js';
import { type FigureNames, useFigureNames } from './names.js';
import { SubNavigation } from './sub-navigation.js';
import { openingView } from './view/opening-view.js';
import { type View, writeView } from './view/view.js';

/** What every page about figures works with. */
export interface FiguresContext {
  readonly view: View;
  readonly options: FigureOptions;
  readonly names: FigureNames;
  /** Shows other figures on this page; the address follows. */
  readonly go: (view: View) => void;
}

/** What an address may say where the rows come from; left out, the real ones. */
const SOURCES = ['own', 'import', 'demo'] as const;

/** Title, pages about figures, and the view that stands in the address. */
export function FiguresFrame(props: {
  readonly title: string;
  readonly actions?: (context: FiguresContext) => ComponentChildren;
  readonly children: (context: FiguresContext) => ComponentChildren;
}): JSX.Element {
  const { path, query } = useAppLocation();
  const source = SOURCES.find((name) => name === query.get('source'));
  const options = useLoad(
    (signal) => api.get<FigureOptions>(`figures/options${source ? `?source=${source}` : ''}`, { signal }),
    [source],
  );
  const catalogue = useCatalogue();
  const names = useFigureNames(useNames(catalogue.data), options.data);
  const context = options.data && {
    options: options.data,
    names,
    view: openingView(query, options.data),
    go: (view: View) => navigate(`${path}?${writeView(view)}`),
  };
  return (
    <Page title={props.title} wide actions={context && props.actions?.(context)}>
      <SubNavigation query={context && writeView(context.view)} />
      <Loaded of={options} lines={8}>
        {() => (
          <Loaded of={catalogue} lines={8}>
            {() =>
              context && (
                <>
                  <DemoBanner {...context} />
                  {hasFigures(context) ? props.children(context) : <NoFigures />}
                </>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

const hasFigures = ({ options, view }: FiguresContext) => options.first !== null || view.filters.source === 'demo';

function NoFigures(): JSX.Element {
  const { t } = useTexts();
  return (
    <section class="card">
      <Empty icon="figures" title={t('policy.noFigures')}>
        <p>{t('policy.noFiguresWhy')}</p>
      </Empty>
    </section>
  );
}
