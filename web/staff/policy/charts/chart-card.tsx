import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../../parts/button.js';
import { Icon } from '../../parts/icon.js';
import { type Column, Table } from '../../parts/table.js';
import { Link } from '../../router/location.js';
import { useTexts } from '../../texts/texts.js';

const FORMATS = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel'],
  ['json', 'JSON'],
] as const;

/** Rows of a table before the rest is asked for. */
const MOST_ROWS = 30;

/** A file of what is drawn. */
export interface Download {
  /** Path and query below the staff API, without the format. */
  readonly from: string;
  /** Which of several it is; left out = the only one. */
  readonly name?: string;
}

/** A drawing with its table and its download. The table says the same in rows and columns, for whoever reads it better. */
export function ChartCard<Row>(props: {
  readonly title: string;
  readonly about?: string | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly downloads: readonly Download[];
  /** Some counts are not shown: say why. */
  readonly keepsBack: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { t } = useTexts();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const [all, setAll] = useState(false);
  const { rows } = props;
  const long = asTable && rows.length > MOST_ROWS;
  return (
    <section class={asTable ? 'card chart-card as-table' : 'card chart-card'} aria-labelledby={id}>
      <div class="chart-head">
        <div>
          <h2 id={id}>{props.title}</h2>
          {props.about && <p class="soft">{props.about}</p>}
        </div>
        <fieldset class="chart-switch">
          <legend class="hidden">{t('policy.chart.as', { title: props.title })}</legend>
          <Button class="small" icon="figures" aria-pressed={!asTable} onClick={() => setAsTable(false)}>
            {t('policy.chart.drawing')}
          </Button>
          <Button class="small" icon="list" aria-pressed={asTable} onClick={() => setAsTable(true)}>
            {t('policy.chart.table')}
          </Button>
        </fieldset>
      </div>
      {asTable ? (
        <Table
          caption={props.title}
          columns={props.columns}
          rows={long && !all ? rows.slice(0, MOST_ROWS) : rows}
          rowKey={props.rowKey}
        />
      ) : (
        props.children
      )}
      {long && (
        <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('policy.signal.fewer') : t('policy.signal.all', { count: rows.length })}
        </Button>
      )}
      {props.keepsBack && <KeptBack />}
      <Downloads title={props.title} of={props.downloads} />
    </section>
  );
}

/** Why some counts are not there. */
export function KeptBack(): JSX.Element {
  const { t } = useTexts();
  return (
    <p class="soft kept-back">
      {t('policy.chart.keptBack')} <Link to="/policy/definitions">{t('policy.chart.definitions')}</Link>
    </p>
  );
}

/** The same figures as files. */
export function Downloads({ title, of }: { readonly title: string; readonly of: readonly Download[] }): JSX.Element {
  const { t } = useTexts();
  return (
    <div class="downloads">
      <Icon name="download" />
      <span>{t('policy.chart.download')}</span>
      {of.map(({ from, name }) => (
        <span key={from}>
          {name !== undefined && <span>{name}</span>}
          {FORMATS.map(([format, formatName]) => (
            <a
              key={format}
              href={`/api/staff/${from}&format=${format}`}
              download
              aria-label={t('policy.chart.downloadAs', {
                title: name ? `${title}, ${name}` : title,
                format: formatName,
              })}
            >
              {formatName}
            </a>
          ))}
        </span>
      ))}
    </div>
  );
}
