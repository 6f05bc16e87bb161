import type { JSX } from 'preact';

/** A pictogram of the knowledge base, by its Lucide name; takes the colour of the text. */
export function Pictogram({ name }: { readonly name: string }): JSX.Element {
  const address = `url("/icons/${encodeURIComponent(name)}.svg")`;
  return <span class="pictogram" aria-hidden="true" style={{ '-webkit-mask-image': address, maskImage: address }} />;
}

/** The mark: two boards on a post, pointing both ways. */
export function Signpost(): JSX.Element {
  return (
    <svg class="signpost" viewBox="0 0 40 44" aria-hidden="true">
      <rect class="post" x="18.250" y="2" width="3.500" height="40" rx="1.750" />
      <path class="board-sun" d="M8 6h20.500l6.500 6.500-6.500 6.500H8a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2z" />
      <path class="board-plain" d="M32 22H11.500L5 28.500l6.500 6.500H32a2 2 0 0 0 2-2v-9a2 2 0 0 0-2-2z" />
    </svg>
  );
}
