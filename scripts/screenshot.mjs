/** `npm run screenshot`: the picture of the README, taken of the running product. */
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';
import { buildServer, buildWeb } from './build.mjs';
import { findChromium } from './find-chromium.mjs';

const OUT = 'docs/screenshot.png';
const PHONE = { viewport: { width: 390, height: 800 } };
const KIOSK = { viewport: { width: 600, height: 800 } };

await buildServer();
await buildWeb();
const server = spawn(process.execPath, ['dist/server/main.js'], {
  env: { ...process.env, PORT: '0', DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const address = await new Promise((resolve) => {
  server.stdout.on('data', (data) => {
    const found = /chat\s+(http\S+)\//.exec(String(data))?.[1];
    if (found) resolve(found);
  });
});
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });

async function picture(options, path, steps) {
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage();
  await page.goto(address + path);
  await steps(page);
  return (await page.screenshot()).toString('base64');
}
const answer = await picture(PHONE, '/', async (page) => {
  await page.getByRole('button', { name: 'العربية' }).click();
  await page.locator('article.welcome').waitFor();
  await page.getByRole('textbox').fill('لا أستطيع دفع تأمين الإيجار');
  await page.keyboard.press('Enter');
  await page.locator('article.answer').waitFor();
});
const kiosk = await picture(KIOSK, '/kiosk/kortrijk', async (page) => {
  await page.getByRole('button', { name: 'Nederlands' }).waitFor();
});
const page = await browser.newPage({ viewport: { width: 1100, height: 860 } });
await page.setContent(
  `<body style="margin:0;display:flex;gap:30px;justify-content:center;align-items:center;height:860px;background:#dfe7e6">
   ${[answer, kiosk].map((data) => `<img src="data:image/png;base64,${data}" style="height:800px;border-radius:18px;box-shadow:0 6px 24px #0003">`).join('')}`,
);
await page.screenshot({ path: OUT });
await browser.close();
server.kill();
console.log(`${OUT} made`);
