/**
 * What a phone loads before the first answer: all JavaScript and CSS of the newcomer's client, compressed as the server
 * sends it. `node scripts/check-client-size.mjs` prints it and exits 1 above the limit; the web build calls it too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Bytes of gzip, design bar "phone": under 50 kB. */
const CLIENT_SIZE_LIMIT = 50_000;

/** Bytes of all JavaScript and CSS below a folder: as they are, by gzip, by brotli. */
function measureClient(folder) {
  const total = { plain: 0, gzip: 0, brotli: 0, files: 0 };
  for (const item of readdirSync(folder, { recursive: true })) {
    if (!/\.(js|css)$/.test(String(item))) continue;
    const content = readFileSync(join(folder, String(item)));
    total.plain += content.length;
    total.gzip += gzipSync(content, { level: 9 }).length;
    total.brotli += brotliCompressSync(content).length;
    total.files += 1;
  }
  return total;
}

/** Prints the size on stderr; throws above the limit or when nothing was built. */
export function reportClientSize(folder) {
  const { plain, gzip, brotli, files } = measureClient(folder);
  if (files === 0) throw new Error(`no JavaScript or CSS in ${folder}: run npm run build first`);
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  console.error(
    `web client: ${kB(gzip)} of JavaScript and CSS by gzip, ${kB(brotli)} by brotli (${kB(plain)} plain; limit ${kB(CLIENT_SIZE_LIMIT)} by gzip)`,
  );
  if (gzip > CLIENT_SIZE_LIMIT) {
    throw new Error(`the web client is ${kB(gzip - CLIENT_SIZE_LIMIT)} too large: take something out or load it later`);
  }
}

/** Bytes of gzip of the staff app's first load: what the page itself names, without the pages opened later. */
const STAFF_SIZE_LIMIT = 80_000;

/** As `reportClientSize`, for the scripts and styles that `index.html` of the staff app loads. */
export function reportStaffSize(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\/staff\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]);
  if (files.length === 0) throw new Error(`no JavaScript or CSS in ${folder}/index.html: run npm run build first`);
  // and the texts of one language
  const texts = readdirSync(join(folder, 'assets')).filter((name) => /^nl-.*\.js$/.test(name));
  const gzip = [...files, ...texts.map((name) => `assets/${name}`)]
    .map((name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0);
  console.error(
    `staff app: ${(gzip / 1000).toFixed(1)} kB by gzip at the first load (limit ${STAFF_SIZE_LIMIT / 1000} kB)`,
  );
  if (gzip > STAFF_SIZE_LIMIT) throw new Error('the staff app is too large: load something later');
}

if (process.argv[1]?.endsWith('check-client-size.mjs')) {
  try {
    reportClientSize(process.argv[2] ?? 'dist/web/newcomer');
    reportStaffSize('dist/web/staff');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
