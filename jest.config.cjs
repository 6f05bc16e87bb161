/** ES modules from npm that Jest (CommonJS) cannot load as they are. */
const modules = [
  'eld',
  'franc',
  'trigram-utils',
  'n-gram',
  'collapse-white-space',
  '@orama',
  'chokidar',
  'readdirp',
  'jose',
  'openid-client',
  'oauth4webapi',
  'js-yaml',
  'd3-[a-z-]+',
  'internmap',
];
module.exports = {
  testEnvironment: 'node',
  // a build server under load is slow; no test asserts a speed
  testTimeout: 30_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.[cm]?[jt]sx?$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${modules.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
