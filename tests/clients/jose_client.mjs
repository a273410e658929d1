// A resource server and a client by hand with jose: what the JWKS proves, and what it must not.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import * as jose from 'jose';
import { config, visit, done } from './driver.mjs';

const server = await (await fetch(`${config.issuer}/.well-known/openid-configuration`)).json();
const keys = jose.createRemoteJWKSet(new URL(server.jwks_uri));
const pair = await jose.generateKeyPair('ES256');
const jwk = await jose.exportJWK(pair.publicKey);
const thumbprint = await jose.calculateJwkThumbprint(jwk);
const hash = (text) => createHash('sha256').update(text).digest('base64url');
let nonce;

function proof(method, url, more = {}) {
  return new jose.SignJWT({ htm: method, htu: url, jti: randomUUID(), ...(nonce ? { nonce } : {}), ...more })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk }).setIssuedAt().sign(pair.privateKey);
}

/** A request with a proof; once more with the server's nonce when it wants one. */
async function ask(method, url, form, accessToken) {
  for (let attempt = 0; ; attempt += 1) {
    const headers = { DPoP: await proof(method, url, accessToken ? { ath: hash(accessToken) } : {}) };
    if (accessToken) headers.Authorization = `DPoP ${accessToken}`;
    const response = await fetch(url, { method, headers, body: form && new URLSearchParams(form) });
    nonce = response.headers.get('DPoP-Nonce') ?? nonce;
    const body = await response.json();
    const wantsNonce = body.error === 'use_dpop_nonce' || (response.headers.get('WWW-Authenticate') ?? '').includes('use_dpop_nonce');
    if (!wantsNonce || attempt > 0) return { status: response.status, body };
  }
}

const verifier = randomUUID() + randomUUID();
const request = {
  client_id: config.clientId, response_type: 'code', redirect_uri: config.redirectUri, scope: config.scope, state: 's', nonce: 'n-0S6_WzA2Mj',
  code_challenge: hash(verifier), code_challenge_method: 'S256', dpop_jkt: thumbprint,
};
const pushed = await ask('POST', server.pushed_authorization_request_endpoint, request);
assert.equal(pushed.status, 201);
const landed = await visit(`${server.authorization_endpoint}?${new URLSearchParams({ client_id: config.clientId, request_uri: pushed.body.request_uri })}`);
assert.deepEqual([landed.searchParams.get('state'), landed.searchParams.get('iss')], ['s', config.issuer]);
const form = { grant_type: 'authorization_code', code: landed.searchParams.get('code'), redirect_uri: config.redirectUri, code_verifier: verifier, client_id: config.clientId };
const { status, body: tokens } = await ask('POST', server.token_endpoint, form);
assert.equal(status, 200, JSON.stringify(tokens.error));

// ID token: OpenID Connect Core §3.1.3.7.
const id = await jose.jwtVerify(tokens.id_token, keys, { issuer: config.issuer, audience: config.clientId, algorithms: server.id_token_signing_alg_values_supported });
assert.equal(id.payload.nonce, 'n-0S6_WzA2Mj');
// The hash of the signature's algorithm, its left half.
const digest = createHash(id.protectedHeader.alg === 'EdDSA' ? 'sha512' : 'sha256').update(tokens.access_token).digest();
assert.equal(id.payload.at_hash, digest.subarray(0, digest.length / 2).toString('base64url'));
// Access token: RFC 9068 §4.
const access = await jose.jwtVerify(tokens.access_token, keys, { issuer: config.issuer, audience: config.audience, typ: 'at+jwt', requiredClaims: ['exp', 'iat', 'jti', 'sub', 'client_id'] });
assert.equal(access.payload.cnf.jkt, thumbprint);
assert.equal(access.payload.sub, id.payload.sub);
assert.equal(access.payload.scope, config.scope);

// Neither passes for the other, and nothing passes with a part changed.
await assert.rejects(jose.jwtVerify(tokens.id_token, keys, { issuer: config.issuer, audience: config.audience, typ: 'at+jwt' }));
await assert.rejects(jose.jwtVerify(tokens.access_token, keys, { issuer: config.issuer, audience: config.clientId }));
const [header, payload, signature] = tokens.access_token.split('.');
const raised = Buffer.from(JSON.stringify({ ...access.payload, scope: 'api:admin' })).toString('base64url');
await assert.rejects(jose.jwtVerify(`${header}.${raised}.${signature}`, keys), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });

// The key set has public halves only.
const set = await (await fetch(server.jwks_uri)).json();
for (const key of set.keys) {
  for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) assert.equal(key[member], undefined);
}

const person = await ask('GET', server.userinfo_endpoint, undefined, tokens.access_token);
assert.deepEqual([person.status, person.body.sub], [200, id.payload.sub]);
const refreshed = await ask('POST', server.token_endpoint, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: config.clientId });
assert.equal(refreshed.status, 200);
const renewed = await jose.jwtVerify(refreshed.body.access_token, keys, { issuer: config.issuer, audience: config.audience, typ: 'at+jwt' });
assert.equal(renewed.payload.cnf.jkt, thumbprint);
const revoked = await fetch(server.revocation_endpoint, { method: 'POST', body: new URLSearchParams({ token: refreshed.body.refresh_token, client_id: config.clientId }) });
assert.equal(revoked.status, 200);
const after = await ask('GET', server.userinfo_endpoint, undefined, refreshed.body.access_token);
assert.equal(after.status, 401);

const leaving = new URL(server.end_session_endpoint);
leaving.search = new URLSearchParams({ id_token_hint: tokens.id_token, post_logout_redirect_uri: config.signedOut, state: 'o' });
assert.equal(String(await visit(leaving)), `${config.signedOut}?state=o`);

done({ algorithm: id.protectedHeader.alg, kid: id.protectedHeader.kid });
