import { ConfigError, readConfig } from '../src/config.js';

const SECRET = 'x'.repeat(32);

describe('configuration', () => {
  test('a fresh machine needs no variable', () => {
    expect(readConfig({})).toMatchObject({
      port: 3978,
      host: '127.0.0.1',
      databaseUrl: 'sqlite:data/wegwijzer.sqlite',
      production: false,
    });
  });

  test('an empty variable is the same as none', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ port: 3978, publicUrl: undefined });
  });

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://localhost'],
    ['PUBLIC_URL', 'wegwijzer.be'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DIRECT_LINE_SECRET', 'short'],
    ['ALLOWED_ORIGINS', 'https://a.be, b.be'],
    ['RATE_LIMIT_PER_MINUTE', '-1'],
    ['TRANSCRIPT_DAYS', '0'],
    ['TRANSCRIPT_DAYS', '31'],
    ['LOG_LEVEL', 'loud'],
  ])('%s = %s stops the start with a line that names it', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} `));
  });

  test('a wrong secret or database address is not shown', () => {
    expect(() => readConfig({ DIRECT_LINE_SECRET: 'hunter2' })).not.toThrow(/hunter2/);
    expect(() => readConfig({ DATABASE_URL: 'mysql://user:hunter2@db' })).not.toThrow(/hunter2/);
  });

  test('production refuses the default secret, and takes one of its own', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/DIRECT_LINE_SECRET/);
    expect(() => readConfig({ NODE_ENV: 'production', DIRECT_LINE_SECRET: SECRET })).toThrow(/DATA_KEY/);
    const config = readConfig({ NODE_ENV: 'production', DIRECT_LINE_SECRET: SECRET, DATA_KEY: SECRET });
    expect(config.directLineSecret).toBe(SECRET);
  });

  test('origins are compared as origins', () => {
    expect(
      readConfig({ ALLOWED_ORIGINS: 'https://www.kortrijk.be/path, http://localhost:8080/' }).allowedOrigins,
    ).toEqual(['https://www.kortrijk.be', 'http://localhost:8080']);
  });

  test('an identity provider is set up as a whole, over TLS except on this computer', () => {
    const whole = {
      OIDC_ISSUER: 'https://login.kortrijk.be/realm',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'hunter2',
    };
    expect(readConfig({}).oidc).toBeUndefined();
    expect(readConfig(whole).oidc).toEqual({
      issuer: whole.OIDC_ISSUER,
      clientId: 'a',
      clientSecret: 'hunter2',
      name: 'login.kortrijk.be',
    });
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']) {
      expect(() => readConfig({ ...whole, [name]: undefined })).toThrow(new RegExp(`^${name} `));
    }
    expect(() => readConfig({ ...whole, OIDC_ISSUER: 'http://login.kortrijk.be' })).toThrow(/^OIDC_ISSUER .*https/);
    expect(readConfig({ ...whole, OIDC_ISSUER: 'http://localhost:9000', OIDC_NAME: 'Stad' }).oidc?.name).toBe('Stad');
    const production = { NODE_ENV: 'production', DIRECT_LINE_SECRET: SECRET, DATA_KEY: SECRET, ...whole };
    expect(() => readConfig(production)).toThrow(/^PUBLIC_URL /);
  });
});
