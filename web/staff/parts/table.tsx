import type { ComponentChildren, JSX } from 'preact';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** `number` is set to the right, `actions` has buttons and no visible head. */
  readonly kind?: 'text' | 'number' | 'actions';
  /** Names the row for screen readers; one column has it. */
  readonly naming?: boolean;
}

/** Rows and columns; on a phone each row becomes a card with the heads before the values. */
export function Table<Row>(props: {
  /** What the table is about, for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}): JSX.Element {
  return (
    // the roles are said, because a phone's layout takes them away from a table
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table class="table" role="table">
      <caption class="hidden">{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map(({ key, head, kind }) => (
            <th key={key} scope="col" role="columnheader" class={kind}>
              {kind === 'actions' ? <span class="hidden">{head}</span> : head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)} role="row">
            {props.columns.map(({ key, head, kind, cell, naming }) => {
              const content = (
                <>
                  {kind !== 'actions' && !naming && (
                    <span class="cell-head" aria-hidden="true">
                      {head}
                    </span>
                  )}
                  <span class="cell-value">{cell(row)}</span>
                </>
              );
              return naming ? (
                <th key={key} scope="row" role="rowheader" class={kind}>
                  {content}
                </th>
              ) : (
                <td key={key} role="cell" class={kind}>
                  {content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}
