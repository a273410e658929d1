// A device that polls, with openid-client; its user is at a browser elsewhere.
import assert from 'node:assert/strict';
import * as client from 'openid-client';
import { config, visit, done } from './driver.mjs';

const gatehouse = await client.discovery(new URL(config.issuer), config.clientId, {}, client.None(), { execute: [client.allowInsecureRequests] });
const options = config.dpop ? { DPoP: client.getDPoPHandle(gatehouse, await client.randomDPoPKeyPair('ES256')) } : {};
const begun = await client.initiateDeviceAuthorization(gatehouse, { scope: config.scope });
assert.match(begun.user_code, /^[A-Z]{4}-[A-Z]{4}$/);
assert.ok(begun.interval >= 1 && begun.expires_in > begun.interval);
assert.equal(new URL(begun.verification_uri_complete).searchParams.get('user_code'), begun.user_code);

const polling = client.pollDeviceAuthorizationGrant(gatehouse, begun, undefined, options).then((tokens) => ({ tokens }), (error) => ({ error }));
await visit(config.complete ? begun.verification_uri_complete : `${begun.verification_uri}#${begun.user_code}`);
const { tokens, error } = await polling;
if (error) {
  done({ error: error.error });
} else {
  const person = await client.fetchUserInfo(gatehouse, tokens.access_token, tokens.claims().sub, options);
  const refreshed = await client.refreshTokenGrant(gatehouse, tokens.refresh_token, undefined, options);
  await client.tokenRevocation(gatehouse, refreshed.refresh_token);
  await assert.rejects(client.refreshTokenGrant(gatehouse, refreshed.refresh_token, undefined, options), { error: 'invalid_grant' });
  done({ name: person.preferred_username, type: tokens.token_type });
}
