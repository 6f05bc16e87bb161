import type { JSX } from 'preact';
import type { Place, Reply } from '../../../src/assistant/reply.js';
import { Icon } from '../parts/icon.js';
import { LeftToRight } from '../parts/left-to-right.js';
import { Pictogram } from '../parts/marks.js';
import { callAddress, OutsideLink, shortAddress } from '../parts/outside-link.js';
import { useSurroundings, useTexts } from '../surroundings.js';
import { fill } from '../texts.js';

/** Desks and lines: what for, where, when, and how to get there. */
export function Places(props: {
  readonly places: readonly Place[];
  readonly reply: Pick<Reply, 'language' | 'direction'>;
}): JSX.Element | null {
  const texts = useTexts();
  if (props.places.length === 0) return null;
  return (
    <section class="places">
      <h3>{texts.places.title}</h3>
      <ul>
        {props.places.map((place) => (
          <li key={place.id} class="place">
            <PlaceView place={place} reply={props.reply} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlaceView({ place, reply }: { readonly place: Place; readonly reply: Pick<Reply, 'language' | 'direction'> }) {
  const texts = useTexts();
  const wording = { lang: reply.language, dir: reply.direction };
  return (
    <>
      <span class="spot">
        <Pictogram name={place.icon} />
      </span>
      <h4 lang="nl" dir="ltr">
        {place.name}
      </h4>
      {place.whatFor && <p {...wording}>{place.whatFor}</p>}
      <dl>
        {place.address && (
          <Detail icon="map-pin" label={texts.places.address}>
            <span lang="nl" dir="ltr">
              {place.address}
            </span>
          </Detail>
        )}
        {place.hours && (
          <Detail icon="clock" label={texts.places.hours}>
            <span {...wording}>{place.hours}</span>
          </Detail>
        )}
        {place.cost && (
          <Detail icon="coins" label={texts.places.cost}>
            <span {...wording}>{place.cost}</span>
          </Detail>
        )}
      </dl>
      <div class="ways">
        {place.phone && (
          <OutsideLink class="way" href={callAddress(place.phone)}>
            <Icon name="phone" />
            <span>
              <span class="hidden">{fill(texts.places.call, { name: place.name })} </span>
              <LeftToRight>{place.phone}</LeftToRight>
            </span>
          </OutsideLink>
        )}
        <MapLink place={place} />
        {place.website && (
          <OutsideLink
            class="way"
            href={place.website}
            shown={<LeftToRight>{shortAddress(place.website)}</LeftToRight>}
          >
            <Icon name="globe" />
            <span>
              {texts.places.website}
              <span class="hidden"> {place.name}</span>
            </span>
          </OutsideLink>
        )}
      </div>
    </>
  );
}

/** The address is on the card; a map is only of use where it can be opened. */
function MapLink({ place }: { readonly place: Place }): JSX.Element | null {
  const { kiosk, bundle } = useSurroundings();
  if (!place.mapUrl || kiosk) return null;
  return (
    <OutsideLink class="way" href={place.mapUrl}>
      <Icon name="map-pin" />
      <span>
        {bundle.texts.places.map}
        <span class="hidden"> {place.name}</span>
      </span>
    </OutsideLink>
  );
}

function Detail(props: {
  readonly icon: 'map-pin' | 'clock' | 'coins';
  readonly label: string;
  readonly children: JSX.Element;
}) {
  return (
    <div>
      <dt>
        <Icon name={props.icon} />
        <span class="hidden">{props.label}</span>
      </dt>
      <dd>{props.children}</dd>
    </div>
  );
}
