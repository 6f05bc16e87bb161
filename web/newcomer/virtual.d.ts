/** Made by `vite.config.ts` from `locales/`. */
declare module 'virtual:first-words' {
  /** The words of one language that the page has before it has loaded a language, in the order of the list. */
  export interface FirstWords {
    readonly code: string;
    readonly direction: 'ltr' | 'rtl';
    readonly greeting: string;
    readonly choose: string;
    readonly noConnection: string;
    readonly retry: string;
    readonly pause: string;
    readonly play: string;
  }
  export const firstWords: readonly FirstWords[];
}
