// openid-client against a whole Gatehouse: what a web application does from discovery to sign-out.
import assert from 'node:assert/strict';
import * as client from 'openid-client';
import { importJWK } from 'jose';
import { config, visit, done } from './driver.mjs';

async function authentication() {
  switch (config.method) {
    case 'none': return client.None();
    case 'client_secret_basic': return client.ClientSecretBasic(config.secret);
    case 'client_secret_post': return client.ClientSecretPost(config.secret);
    case 'private_key_jwt':
      return client.PrivateKeyJwt({ key: await importJWK(config.privateKey, config.privateKey.alg), kid: config.privateKey.kid });
  }
  throw new Error(`no method ${config.method}`);
}

const gatehouse = await client.discovery(new URL(config.issuer), config.clientId, {}, await authentication(),
  { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] });
const metadata = gatehouse.serverMetadata();
assert.equal(metadata.issuer, config.issuer);
assert.equal(metadata.supportsPKCE(), true);

const options = config.dpop ? { DPoP: client.getDPoPHandle(gatehouse, await client.randomDPoPKeyPair('ES256')) } : {};
const wantedType = config.dpop ? 'dpop' : 'bearer';

async function signIn(more = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const parameters = {
    redirect_uri: config.redirectUri, scope: config.scope, state, nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...more,
  };
  const url = config.par ? await client.buildAuthorizationUrlWithPAR(gatehouse, parameters, options)
                         : client.buildAuthorizationUrl(gatehouse, parameters);
  if (config.par) assert.deepEqual([...url.searchParams.keys()].filter((name) => !['client_id', 'request_uri'].includes(name)), []);
  const landed = await visit(url);
  return client.authorizationCodeGrant(gatehouse, landed,
    { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true, ...(more.max_age ? { maxAge: Number(more.max_age) } : {}) },
    undefined, options);
}

const tokens = await signIn({ max_age: '600' });
assert.equal(tokens.token_type, wantedType);
const claims = tokens.claims();
assert.equal(claims.iss, config.issuer);
assert.ok(claims.auth_time, 'auth_time goes with max_age');

const person = await client.fetchUserInfo(gatehouse, tokens.access_token, claims.sub, options);
assert.equal(person.email, 'alice@example.com');
assert.equal(person.preferred_username, 'alice');

const refreshed = await client.refreshTokenGrant(gatehouse, tokens.refresh_token, undefined, options);
assert.equal(refreshed.token_type, wantedType);
assert.notEqual(refreshed.access_token, tokens.access_token);
assert.notEqual(refreshed.refresh_token, tokens.refresh_token);
assert.equal((await client.fetchUserInfo(gatehouse, refreshed.access_token, claims.sub, options)).sub, claims.sub);
await assert.rejects(client.fetchUserInfo(gatehouse, refreshed.access_token, 'somebody else', options));

if (config.method !== 'none') {
  const told = await client.tokenIntrospection(gatehouse, refreshed.access_token);
  assert.deepEqual([told.active, told.sub, told.client_id], [true, claims.sub, config.clientId]);
  assert.equal(Boolean(told.cnf?.jkt), Boolean(config.dpop));
}
if (config.machine) {
  const own = await client.clientCredentialsGrant(gatehouse, { scope: 'api:read' }, options);
  assert.equal(own.refresh_token, undefined);
  assert.equal(own.token_type, wantedType);
}

// Revoked: the whole chain ends.
await client.tokenRevocation(gatehouse, refreshed.refresh_token);
await assert.rejects(client.refreshTokenGrant(gatehouse, refreshed.refresh_token, undefined, options), { error: 'invalid_grant' });
await assert.rejects(client.fetchUserInfo(gatehouse, refreshed.access_token, claims.sub, options));

// Signed in already: no page is shown; then out, and back with the state.
const again = await signIn();
assert.equal(again.claims().sub, claims.sub);
const leaving = client.buildEndSessionUrl(gatehouse, { id_token_hint: again.id_token, post_logout_redirect_uri: config.signedOut, state: 'bye bye+%20' });
const left = await visit(leaving);
assert.equal(left.origin + left.pathname, config.signedOut);
assert.equal(left.searchParams.get('state'), 'bye bye+%20');
const silent = await visit(client.buildAuthorizationUrl(gatehouse, {
  redirect_uri: config.redirectUri, scope: config.scope, prompt: 'none', state: 'x',
  code_challenge: await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier()), code_challenge_method: 'S256',
}));
assert.equal(silent.searchParams.get('error'), config.mustPush ? 'invalid_request' : 'login_required');
assert.equal(silent.searchParams.get('iss'), config.issuer);

done({ sub: claims.sub });
