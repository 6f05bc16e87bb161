import type { AddressInfo } from 'node:net';
import express from 'express';
import { readConfig } from '../../../src/config.js';
import { createHttpServer, type ServerParts } from '../../../src/server.js';

test('without an app id nobody listens at /api/messages', async () => {
  const config = readConfig({});
  expect(config.azure).toBeUndefined();
  const log = { error() {}, warn() {}, info() {} };
  const tokens = {} as ServerParts['tokens'];
  const languages = { list: [] } as unknown as ServerParts['languages'];
  const staff = express.Router();
  const parts = { config, languages, tokens, staff, log, library: () => ({}) } as unknown as ServerParts;
  const server = createHttpServer(parts);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'message', text: 'hallo', serviceUrl: 'http://127.0.0.1:1/' }),
  });
  expect(response.status).toBe(404);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
