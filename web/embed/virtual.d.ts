/** Made by `scripts/build.mjs` from `locales/`. */
declare module 'virtual:embed-words' {
  /** One line per language: its code, the words of the button with `#` for Wegwijzer, "close"; with `|` between. */
  export const words: string;
}
