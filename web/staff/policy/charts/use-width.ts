import { useEffect, useRef, useState } from 'preact/hooks';

/** Width of an element in pixels, as it changes; and how large its letters are. */
export function useWidth<Kind extends HTMLElement>(): {
  readonly of: { current: Kind | null };
  readonly width: number;
  readonly letter: number;
} {
  const of = useRef<Kind>(null);
  const [size, setSize] = useState({ width: 0, letter: 16 });
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const measure = () =>
      setSize({ width: element.clientWidth, letter: Number.parseFloat(getComputedStyle(element).fontSize) || 16 });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { of, ...size };
}
