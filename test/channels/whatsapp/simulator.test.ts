import { Meta } from '../../../src/cli/whatsapp-simulator/meta';
import { PhonePage } from '../../../src/cli/whatsapp-simulator/phone-page';
import { BROWSER_TIMEOUT, useBrowser, violations } from '../../browser/browser';

jest.setTimeout(BROWSER_TIMEOUT);

const env: Record<string, string> = {
  WHATSAPP_PHONE_NUMBER_ID: '123456789012345',
  WHATSAPP_TOKEN: 'test-token',
  WHATSAPP_APP_SECRET: 'test-app-secret',
  WHATSAPP_VERIFY_TOKEN: 'test-verify-token',
};
const meta = new Meta({
  phoneNumberId: '123456789012345',
  token: 'test-token',
  appSecret: 'test-app-secret',
  webhook: () => `${server.url}/api/whatsapp`,
  onTaken: (taken) => phone.tell({ event: 'message', ...taken }),
  onTyping: (messageId) => phone.tell({ event: 'typing', messageId }),
});
const phone = new PhonePage((person, content) => meta.say(person, content));
let address: string;

// before the server starts: it must know where Meta is
beforeAll(async () => {
  env.WHATSAPP_API_BASE = await meta.start();
  address = await phone.start(0);
});
const { server, device } = useBrowser(env);
afterAll(async () => {
  await phone.stop();
  await meta.stop();
});

test('somebody writes, sees that it was read, taps a button and a row of a list', async () => {
  const page = await (await device()).newPage();
  await page.goto(address);
  const messages = page.getByRole('log');
  await page.getByRole('textbox', { name: 'Message' }).fill('ik kan mijn huurwaarborg niet betalen');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await messages.getByText('✓✓ read').waitFor();
  await messages.getByText('Heeft dit geholpen?').waitFor();
  expect(await violations(page)).toEqual([]);
  await messages.getByRole('button', { name: 'Meer keuzes' }).click();
  await messages.getByText('Wat wil je doen?').waitFor();
  await messages.getByRole('button', { name: 'Kies' }).last().click();
  expect(await violations(page)).toEqual([]);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Kies je gemeente/ })
    .click();
  await messages.locator('li.mine').nth(2).waitFor();
  await messages.getByText('In welke gemeente woon je?').waitFor();
  await page.getByRole('button', { name: 'Voice note' }).click();
  await messages.getByText('spraakbericht').waitFor();
});

test('another person, with a hidden number, has a conversation of their own', async () => {
  const page = await (await device()).newPage();
  await page.goto(address);
  await page.getByRole('button', { name: 'New person' }).click();
  await page.getByLabel('hides the number').check();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('textbox', { name: 'Message' }).fill('لا أستطيع دفع تأمين الإيجار');
  await page.getByRole('textbox', { name: 'Message' }).press('Enter');
  const messages = page.getByRole('log');
  await messages.getByText('هل ساعدك هذا').waitFor();
  await page.locator('#person').selectOption('0');
  expect(await messages.locator('li').count()).toBe(0);
  expect(meta.graph.refused).toEqual([]);
});
