import type { JSX } from 'preact';
import type { Block } from '../../../src/assistant/reply.js';
import type { EntryView, Pair } from '../../../src/staff/register-types.js';
import { BlockView } from '../../newcomer/parts/rich-text.js';
import { useTexts } from '../texts/texts.js';
import { ReadAloud } from './read-aloud.js';

/** Two columns, row by row: Dutch for the one, their language for the other; each piece can be read aloud. */
export function Sides({ entry }: { readonly entry: EntryView }): JSX.Element {
  const { t } = useTexts();
  const { language } = entry;
  return (
    <article class="sides">
      <div class="side-row side-heads" aria-hidden="true">
        <p lang="nl">{t('sideBySide.dutch')}</p>
        <p lang={language.code} dir={language.direction}>
          {language.name}
        </p>
      </div>
      <Row entry={entry} dutch={entry.title.dutch} theirs={entry.title.theirs} heading />
      {entry.rows.map((row, index) => (
        <Row
          key={index}
          entry={entry}
          dutch={row.dutch && wordsOf(row.dutch)}
          theirs={row.theirs && wordsOf(row.theirs)}
          dutchBlock={row.dutch}
          theirBlock={row.theirs}
        />
      ))}
      {entry.caution && <PairRow entry={entry} pair={entry.caution} />}
      {entry.phrase && (
        <>
          <p class="side-part">{t('sideBySide.phrase')}</p>
          <PairRow entry={entry} pair={entry.phrase} strong />
        </>
      )}
      {entry.words.map((pair) => (
        <PairRow key={pair.dutch} entry={entry} pair={pair} />
      ))}
      {entry.places.length > 0 && <p class="side-part">{t('sideBySide.places')}</p>}
      {entry.places.map(({ dutch, theirs }) => (
        <div key={dutch.id} class="side-row">
          <Place place={dutch} lang="nl" />
          <Place place={theirs} lang={language.code} dir={language.direction} />
        </div>
      ))}
      {entry.verified && <PairRow entry={entry} pair={entry.verified} quiet />}
    </article>
  );
}

const wordsOf = (block: Block): string =>
  (block.kind === 'list' ? block.items.join('. ') : block.text).replace(/\*\*/g, '');

function PairRow(props: {
  readonly entry: EntryView;
  readonly pair: Pair;
  readonly strong?: boolean;
  readonly quiet?: boolean;
}): JSX.Element {
  const { pair, ...rest } = props;
  return <Row {...rest} dutch={pair.dutch} theirs={pair.theirs} />;
}

function Row(props: {
  readonly entry: EntryView;
  readonly dutch: string | null;
  readonly theirs: string | null;
  readonly dutchBlock?: Block | null;
  readonly theirBlock?: Block | null;
  readonly heading?: boolean;
  readonly strong?: boolean;
  readonly quiet?: boolean;
}): JSX.Element {
  const { language, dutchSpeech } = props.entry;
  const text = (plain: string, block: Block | null | undefined) => {
    if (block) return <BlockView block={block} />;
    if (props.heading) return <h2>{plain}</h2>;
    return <p>{props.strong ? <strong>{plain}</strong> : plain}</p>;
  };
  return (
    <div class={props.quiet ? 'side-row quiet' : 'side-row'}>
      <div lang="nl">
        {props.dutch !== null && (
          <>
            {text(props.dutch, props.dutchBlock)}
            {!props.quiet && <ReadAloud text={props.dutch} tags={dutchSpeech} language="nl" />}
          </>
        )}
      </div>
      <div lang={language.code} dir={language.direction}>
        {props.theirs !== null && (
          <>
            {text(props.theirs, props.theirBlock)}
            {!props.quiet && <ReadAloud text={props.theirs} tags={language.speech} language={language.code} />}
          </>
        )}
      </div>
    </div>
  );
}

function Place(props: {
  readonly place: EntryView['places'][number]['dutch'];
  readonly lang: string;
  readonly dir?: 'ltr' | 'rtl';
}): JSX.Element {
  const { place } = props;
  return (
    <div lang={props.lang} dir={props.dir}>
      <p>
        <strong>{place.name}</strong>
        <br />
        {place.whatFor}
      </p>
      {[place.address, place.hours, place.cost].filter(Boolean).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {place.phone && (
        <p>
          <a href={`tel:${place.phone.replace(/[^\d+]/g, '')}`}>
            <bdi dir="ltr">{place.phone}</bdi>
          </a>
        </p>
      )}
    </div>
  );
}
