import type { JSX } from 'preact';

/** Stripes to fill bars with (`url(#id)`), so that two kinds differ by more than colour. */
export function Hatch({ id }: { readonly id: string }): JSX.Element {
  return (
    <svg class="pattern-store" aria-hidden="true">
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch-ground" width="6" height="6" />
        <rect class="hatch-line" width="3" height="6" />
      </pattern>
    </svg>
  );
}
