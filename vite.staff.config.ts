import { createHash } from 'node:crypto';
import { defineConfig, type Plugin } from 'vite';
import { reportStaffSize } from './scripts/check-client-size.mjs';

const OUT = 'dist/web/staff';

/**
 * Tells the service worker which files the app has. Its own name never changes, so that browsers find the next version.
 * Fonts are left out: they are large, and kept when a page with their script is opened.
 */
function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle['service-worker.js'];
      if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
      const files = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css)$/.test(name));
      const list = ['/staff/', '/staff/signpost.svg', ...files.sort().map((name) => `/staff/${name}`)];
      const version = createHash('sha256').update(list.join()).digest('hex').slice(0, 12);
      worker.code = worker.code
        .replaceAll('STAFF_VERSION', JSON.stringify(version))
        .replaceAll('STAFF_FILES', JSON.stringify(list));
      if (/\b(import|export)\b/.test(worker.code)) throw new Error('the service worker must be one file');
    },
  };
}

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
  plugins: [offline(), sizeLimit()],
  build: {
    outDir: `../../${OUT}`,
    emptyOutDir: true,
    // browsers of a town hall's computers, and of phones of five years old
    target: ['chrome87', 'safari15.4', 'firefox98'],
    // without the prefixed forms of `:is`, which weigh more than it does
    cssTarget: ['chrome88', 'safari15.4', 'firefox98'],
    // the Content-Security-Policy takes nothing inline and no data: addresses
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'web/staff/index.html', 'service-worker': 'web/staff/offline/service-worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
