/**
 * A real OpenID Connect provider in a process of its own (it is an ES module, which Jest does not load). The parent
 * says where people come back to, and who signs in next: `{ redirectUri }`, `{ person }`.
 */
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

let provider;
let person;
const server = createServer(async (request, response) => {
  if (!request.url.startsWith('/interaction/')) return provider.callback()(request, response);
  // signs the person in without a screen
  await provider.interactionFinished(request, response, { login: { accountId: person.sub } });
});

process.on('message', ({ redirectUri, person: next }) => {
  if (next) person = next;
  if (redirectUri) provider = createProvider(redirectUri);
  process.send('done');
});

function createProvider(redirectUri) {
  const made = new Provider(`http://127.0.0.1:${server.address().port}`, {
    clients: [{ client_id: 'wegwijzer', client_secret: 'a-secret-of-the-tests', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, email: person.email, email_verified: person.verified }),
    }),
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client.clientId,
        accountId: context.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  return made;
}

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
