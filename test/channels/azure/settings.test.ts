import { ConfigError, readConfig } from '../../../src/config.js';

const ID = '3f0a4c1e-0000-4000-8000-000000000001';
const TENANT = '3f0a4c1e-0000-4000-8000-000000000002';
const SINGLE = {
  MicrosoftAppId: ID,
  MicrosoftAppPassword: 'secret',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: TENANT,
};

test('the settings of the Azure portal are taken as they are', () => {
  expect(readConfig(SINGLE).azure).toEqual({
    appId: ID,
    password: 'secret',
    type: 'SingleTenant',
    tenantId: TENANT,
    hubChannels: ['omnichannel'],
  });
  expect(readConfig({ MicrosoftAppId: ID, MicrosoftAppPassword: 'secret' }).azure).toMatchObject({
    type: 'MultiTenant',
  });
  expect(
    readConfig({ MicrosoftAppId: ID, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: TENANT }).azure,
  ).toMatchObject({ password: undefined });
});

test('channels with an agent hub can be named', () => {
  expect(readConfig({ ...SINGLE, AZURE_HUB_CHANNELS: 'omnichannel, my-hub' }).azure?.hubChannels).toEqual([
    'omnichannel',
    'my-hub',
  ]);
});

test.each([
  ['MicrosoftAppId', { ...SINGLE, MicrosoftAppId: undefined }],
  ['MicrosoftAppId', { ...SINGLE, MicrosoftAppId: 'my-bot' }],
  ['MicrosoftAppPassword', { ...SINGLE, MicrosoftAppPassword: undefined }],
  ['MicrosoftAppPassword', { ...SINGLE, MicrosoftAppType: 'UserAssignedMSI' }],
  ['MicrosoftAppTenantId', { ...SINGLE, MicrosoftAppTenantId: undefined }],
  ['MicrosoftAppTenantId', { ...SINGLE, MicrosoftAppTenantId: 'kortrijk' }],
  ['MicrosoftAppType', { ...SINGLE, MicrosoftAppType: 'Free' }],
  ['AZURE_HUB_CHANNELS', { ...SINGLE, AZURE_HUB_CHANNELS: '*' }],
])('a wrong %s stops the start with a line that names it and no secret', (name, env) => {
  expect(() => readConfig(env)).toThrow(ConfigError);
  expect(() => readConfig(env)).toThrow(new RegExp(`^${name} (?!.*secret$)`));
});
