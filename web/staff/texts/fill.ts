/** Values for the `{{name}}` places of a text; `count` also chooses between one and many. */
export type Values = Readonly<Record<string, string | number>>;

/** A tree of texts, as in `locales/staff/nl.json`. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** The text at a dotted key; undefined when there is none. */
export function textAt(tree: TextTree, key: string): string | undefined {
  let part: string | TextTree | undefined = tree;
  for (const name of key.split('.')) part = typeof part === 'object' ? part[name] : undefined;
  return typeof part === 'string' ? part : undefined;
}

/**
 * The text of a key with its values. With a `count`, `key_one`, `key_other` ... are tried, by the plural rules of the
 * language; `_other` is the one that is always there.
 */
export function fillText(tree: TextTree, key: string, values: Values, plurals: Intl.PluralRules): string | undefined {
  const { count } = values;
  const text =
    typeof count === 'number'
      ? (textAt(tree, `${key}_${plurals.select(count)}`) ?? textAt(tree, `${key}_other`) ?? textAt(tree, key))
      : textAt(tree, key);
  return text?.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}
