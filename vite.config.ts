import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { reportClientSize } from './scripts/check-client-size.mjs';

const OUT = 'dist/web/newcomer';
const FIRST_WORDS = 'virtual:first-words';

/**
 * The few words of every language the page needs before it has loaded one: the greeting of the kiosk and the failure
 * at the first contact. Taken from `locales/` at build time, so that a new language is only a new file.
 */
function firstWords(): Plugin {
  return {
    name: 'first-words',
    resolveId: (id) => (id === FIRST_WORDS ? `\0${FIRST_WORDS}` : undefined),
    load(id) {
      if (id !== `\0${FIRST_WORDS}`) return undefined;
      const words = readdirSync('locales')
        .filter((file) => file.endsWith('.json'))
        .map((file) => {
          this.addWatchFile(`locales/${file}`);
          const { meta, web } = JSON.parse(readFileSync(`locales/${file}`, 'utf8'));
          return { order: meta.order, code: file.slice(0, -5), direction: meta.direction, ...web.first };
        })
        .sort((a, b) => a.order - b.order)
        .map(({ order: _order, ...rest }) => rest);
      return `export const firstWords = ${JSON.stringify(words)};`;
    },
  };
}

/** Prints what a phone must load for the first answer, and fails the build above the limit. */
function sizeLimit(): Plugin {
  return { name: 'size-limit', apply: 'build', closeBundle: () => reportClientSize(OUT) };
}

export default defineConfig({
  root: 'web/newcomer',
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  plugins: [firstWords(), sizeLimit()],
  build: {
    outDir: `../../${OUT}`,
    emptyOutDir: true,
    // phones of five years old
    target: ['chrome87', 'safari15.4', 'firefox98'],
    // the Content-Security-Policy takes nothing inline and no data: addresses
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
