// oauth4webapi, step by step: pushed request, DPoP with its nonces, every answer checked by the library, and RFC 9068 at a resource server.
import assert from 'node:assert/strict';
import * as oauth from 'oauth4webapi';
import { config, visit, done } from './driver.mjs';

const plain = { [oauth.allowInsecureRequests]: true };
const issuer = new URL(config.issuer);
const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...plain }));
const client = { client_id: config.clientId };
const authentication = config.secret ? oauth.ClientSecretPost(config.secret) : oauth.None();
const DPoP = oauth.DPoP(client, await oauth.generateKeyPair(config.dpopAlgorithm));
const proving = { DPoP, ...plain };
let nonces = 0;

/** Sends a request once more when the server wants its nonce in the proof (RFC 9449 §8). */
async function proven(send, read) {
  try {
    return await read(await send());
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    nonces += 1;
    return read(await send());
  }
}

const verifier = oauth.generateRandomCodeVerifier();
const state = oauth.generateRandomState();
const nonce = oauth.generateRandomNonce();
const parameters = new URLSearchParams({
  client_id: client.client_id, redirect_uri: config.redirectUri, response_type: 'code', scope: config.scope, state, nonce,
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
});
const pushed = await proven(() => oauth.pushedAuthorizationRequest(server, client, authentication, parameters, proving),
  (response) => oauth.processPushedAuthorizationResponse(server, client, response));
assert.ok(pushed.expires_in > 0 && pushed.expires_in <= 600);

const ask = new URL(server.authorization_endpoint);
ask.searchParams.set('client_id', client.client_id);
ask.searchParams.set('request_uri', pushed.request_uri);
const landed = await visit(ask);
const answer = oauth.validateAuthResponse(server, client, landed, state); // state and iss (RFC 9207)

let idToken;
const tokens = await proven(() => oauth.authorizationCodeGrantRequest(server, client, authentication, answer, config.redirectUri, verifier, proving),
  async (response) => {
    const read = await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce, requireIdToken: true });
    await oauth.validateApplicationLevelSignature(server, response, plain);
    idToken = read.id_token;
    return read;
  });
const { sub } = oauth.getValidatedIdTokenClaims(tokens);
assert.equal(tokens.token_type, 'dpop');

const person = await proven(() => oauth.userInfoRequest(server, client, tokens.access_token, proving),
  (response) => oauth.processUserInfoResponse(server, client, sub, response));
assert.equal(person.email, 'alice@example.com');

// As a bearer token it is worth nothing.
const stolen = await oauth.userInfoRequest(server, client, tokens.access_token, plain);
assert.equal(stolen.status, 401);

// What a resource server does with it, RFC 9068 and 9449 §7: the library checks type, issuer, audience, times, signature and proof.
const atResource = await oauth.protectedResourceRequest(tokens.access_token, 'GET', new URL('https://api.example.com/things'), undefined, undefined,
  { DPoP, [oauth.customFetch]: async (url, init) => new Response(JSON.stringify({ url, headers: init.headers }), { status: 200 }) });
const sent = await atResource.json();
const seen = await oauth.validateJwtAccessToken(server, new Request(sent.url, { headers: sent.headers }), config.audience, { requireDPoP: true, ...plain });
assert.equal(seen.client_id, client.client_id);
assert.equal(seen.sub, sub);

const refreshed = await proven(() => oauth.refreshTokenGrantRequest(server, client, authentication, tokens.refresh_token, proving),
  (response) => oauth.processRefreshTokenResponse(server, client, response));
assert.equal(refreshed.token_type, 'dpop');

// Another key cannot use the refresh token of a public client (RFC 9449 §5).
if (!config.secret) {
  const thief = { DPoP: oauth.DPoP(client, await oauth.generateKeyPair('ES256')), ...plain };
  await assert.rejects(proven(() => oauth.refreshTokenGrantRequest(server, client, authentication, refreshed.refresh_token, thief),
    (response) => oauth.processRefreshTokenResponse(server, client, response)), (error) => ['invalid_grant', 'invalid_dpop_proof'].includes(error.error));
}

await oauth.processRevocationResponse(await oauth.revocationRequest(server, client, authentication, refreshed.refresh_token, plain));
await assert.rejects(proven(() => oauth.refreshTokenGrantRequest(server, client, authentication, refreshed.refresh_token, proving),
  (response) => oauth.processRefreshTokenResponse(server, client, response)), { error: 'invalid_grant' });
const ended = await oauth.userInfoRequest(server, client, refreshed.access_token, proving);
assert.equal(ended.status, 401);

const leaving = new URL(server.end_session_endpoint);
leaving.search = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: config.signedOut, state: 'out' });
assert.equal(String(await visit(leaving)), `${config.signedOut}?state=out`);

done({ nonces });
