import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ActivityHandler } from 'botbuilder';
import express from 'express';
import { DirectLineChannel } from '../src/channels/directline/channel.js';
import { Conversations } from '../src/channels/directline/conversations.js';
import { directLineRoutes, directLineUpgrade } from '../src/channels/directline/routes.js';
import { Sockets } from '../src/channels/directline/sockets.js';
import { Tokens } from '../src/channels/directline/tokens.js';
import { openDatabase } from '../src/database/connection.js';

/** The peer of bench/handoff.ts: our Direct Line with a bot that echoes, and nothing else. */
const SECRET = 'a secret for measuring, with enough characters';
const bot = new ActivityHandler();
bot.onMessage(async (context) => void (await context.sendActivity(`echo: ${context.activity.text}`)));
const database = await openDatabase(process.env.DATABASE_URL ?? 'sqlite::memory:');
const conversations = new Conversations(database, Date.now);
const sockets = new Sockets(conversations);
const log = { error: console.error, warn: console.error, info() {} };
const channel = new DirectLineChannel(bot, conversations, sockets, database, undefined, Date.now, log);
const tokens = new Tokens(SECRET, 3600, Date.now);
const app = express().use(
  '/v3/directline',
  directLineRoutes(tokens, channel, conversations, {
    secret: SECRET,
    publicUrl: undefined,
    allowedOrigins: [],
    rateLimit: 0,
    isPlace: () => false,
  }),
);
const server = createServer(app).listen(0, '127.0.0.1', () => {
  console.log(`chat http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
server.on('upgrade', directLineUpgrade(tokens, conversations, sockets));
process.once('SIGTERM', () => process.exit(0));
