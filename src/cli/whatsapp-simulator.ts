/**
 * `npm run whatsapp-simulator`: WhatsApp without Meta. A page that looks like a phone talks to the webhook of a real
 * server with real signatures; a strict stand-in of the Graph API takes the answers, and refuses what Meta would refuse.
 *
 *   npm run whatsapp-simulator                       starts a server of its own
 *   npm run whatsapp-simulator -- --server http://localhost:3978    uses yours, and says how to configure it
 *   ... [--port 3990]
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { Meta } from './whatsapp-simulator/meta.js';
import { PhonePage } from './whatsapp-simulator/phone-page.js';

const SECRETS = { phoneNumberId: '100000000000001', token: 'simulator-token', appSecret: 'simulator-app-secret' };

const { values } = parseArgs({
  options: { server: { type: 'string' }, port: { type: 'string', default: '3990' } },
});
const own = values.server === undefined;
const server = values.server ?? 'http://127.0.0.1:3978';

const meta = new Meta({
  ...SECRETS,
  webhook: () => `${server}/api/whatsapp`,
  onTaken: (taken) => page.tell({ event: 'message', ...taken }),
  onTyping: (messageId) => page.tell({ event: 'typing', messageId }),
  onRefused: (why) => {
    console.error(`refused, as Meta would: ${why}`);
    page.tell({ event: 'refused', why });
  },
});
const page = new PhonePage((phone, content) => meta.say(phone, content));

const base = await meta.start();
const settings: Record<string, string> = {
  WHATSAPP_PHONE_NUMBER_ID: SECRETS.phoneNumberId,
  WHATSAPP_TOKEN: SECRETS.token,
  WHATSAPP_APP_SECRET: SECRETS.appSecret,
  WHATSAPP_VERIFY_TOKEN: 'simulator-verify-token',
  WHATSAPP_API_BASE: base,
};
const address = await page.start(Number(values.port));

if (own) {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { DATABASE_URL: 'sqlite:data/whatsapp-simulator.sqlite', ...process.env, PORT: '3978', ...settings },
    stdio: 'inherit',
  });
  child.once('exit', (code) => process.exit(code ?? 0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
} else {
  console.log('Start your server with these settings:');
  console.log(
    Object.entries(settings)
      .map(([name, value]) => `  ${name}=${value}`)
      .join('\n'),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
}
console.log(`The phone is at ${address}`);
