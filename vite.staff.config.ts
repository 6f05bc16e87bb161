import { defineConfig, type Plugin } from 'vite';
import { reportStaffSize } from './scripts/check-client-size.mjs';

const OUT = 'dist/web/staff';

/** Prints what the first load of the staff app costs, and fails the build above the limit. */
function sizeLimit(): Plugin {
  return { name: 'size-limit', apply: 'build', closeBundle: () => reportStaffSize(OUT) };
}

/** The staff app, at `/staff/`. */
export default defineConfig({
  root: 'web/staff',
  base: '/staff/',
  // the sign of the tab is that of the newcomer's client
  publicDir: '../newcomer/public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  plugins: [sizeLimit()],
  build: {
    outDir: `../../${OUT}`,
    emptyOutDir: true,
    // browsers of a town hall's computers, and of phones of five years old
    target: ['chrome87', 'safari15.4', 'firefox98'],
    // the Content-Security-Policy takes nothing inline and no data: addresses
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
