import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
// its types are no dependency of ours
// @ts-expect-error
import SQLite from 'better-sqlite3';
import express from 'express';
import { isSigned } from '../src/channels/whatsapp/signature.js';

/**
 * The least a webhook must do: check the signature and store the body once, in one row. It never answers anybody. A
 * process of its own, as the server it stands beside.
 */
const database = new SQLite((process.env.DATABASE_URL ?? '').replace(/^sqlite:/, ''));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = NORMAL');
database.exec('create table calls (id text primary key, body blob)');
const insert = database.prepare('insert into calls values (?, ?) on conflict do nothing');

const app = express();
app.post('/api/whatsapp', express.raw({ type: () => true }), (request, response) => {
  const body = request.body as Buffer;
  const signature = request.get('X-Hub-Signature-256');
  if (!isSigned(body, signature, process.env.WHATSAPP_APP_SECRET ?? '')) return void response.status(401).end();
  insert.run(signature, body);
  response.send('OK');
});

const server = createServer(app).listen(0, '127.0.0.1', () => {
  console.log(`chat http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
process.once('SIGTERM', () => process.exit());
