// openid-client registers itself (RFC 7591), signs somebody in, and takes itself away again (RFC 7592).
import assert from 'node:assert/strict';
import * as client from 'openid-client';
import { config, visit, done } from './driver.mjs';

const wanted = {
  client_name: 'Registered by itself', redirect_uris: [config.redirectUri], grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'], token_endpoint_auth_method: 'client_secret_basic', scope: 'openid profile email',
};
await assert.rejects(client.dynamicClientRegistration(new URL(config.issuer), wanted, undefined, { execute: [client.allowInsecureRequests], initialAccessToken: 'made-up' }));
const gatehouse = await client.dynamicClientRegistration(new URL(config.issuer), wanted, client.ClientSecretBasic(),
  { execute: [client.allowInsecureRequests], initialAccessToken: config.initialToken });
const registered = gatehouse.clientMetadata();
assert.ok(registered.client_secret && registered.client_id_issued_at && registered.registration_access_token);
assert.equal(registered.client_secret_expires_at, 0);

const verifier = client.randomPKCECodeVerifier();
const state = client.randomState();
const landed = await visit(client.buildAuthorizationUrl(gatehouse, {
  redirect_uri: config.redirectUri, scope: 'openid profile', state, code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }));
const tokens = await client.authorizationCodeGrant(gatehouse, landed, { pkceCodeVerifier: verifier, expectedState: state });
assert.equal((await client.fetchUserInfo(gatehouse, tokens.access_token, tokens.claims().sub)).preferred_username, 'alice');

const own = { headers: { authorization: `Bearer ${registered.registration_access_token}` } };
const told = await fetch(registered.registration_client_uri, own);
assert.equal(told.status, 200);
const current = await told.json();
const token = current.registration_access_token ?? registered.registration_access_token;
const gone = await fetch(registered.registration_client_uri, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
assert.equal(gone.status, 204);
await assert.rejects(client.refreshTokenGrant(gatehouse, tokens.refresh_token));
done({ id: registered.client_id });
