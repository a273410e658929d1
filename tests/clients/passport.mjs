// An Express application with passport-openidconnect, as its documentation sets it up.
import express from 'express';
import session from 'express-session';
import passport from 'passport';
import OpenIDConnectStrategy from 'passport-openidconnect';
import { config, visit, done } from './driver.mjs';

const application = express();
const listening = application.listen(0, '127.0.0.1');
await new Promise((resolve) => listening.once('listening', resolve));
const origin = `http://127.0.0.1:${listening.address().port}`;
const server = await (await fetch(`${config.issuer}/.well-known/openid-configuration`)).json();

let kept;
passport.use(new OpenIDConnectStrategy({
  issuer: config.issuer, authorizationURL: server.authorization_endpoint, tokenURL: server.token_endpoint, userInfoURL: server.userinfo_endpoint,
  clientID: config.clientId, clientSecret: config.secret, callbackURL: `${origin}/callback`, scope: ['profile', 'email', 'offline_access'], nonce: true, maxAge: 3600,
  skipUserProfile: false,
}, (issuer, profile, context, idToken, accessToken, refreshToken, params, verified) => {
  kept = { idToken, accessToken, refreshToken };
  verified(null, { id: profile.id, username: profile.username, email: profile.emails?.[0]?.value });
}));
passport.serializeUser((user, next) => next(null, user));
passport.deserializeUser((user, next) => next(null, user));

application.use(session({ secret: 'of the test', resave: false, saveUninitialized: false }));
application.use(passport.initialize(), passport.session());
application.get('/login', passport.authenticate('openidconnect'));
application.get('/callback', passport.authenticate('openidconnect', { failWithError: true }), (request, response) => response.json(request.user));
application.get('/me', (request, response) => (request.user ? response.json(request.user) : response.status(401).json({})));
application.get('/logout', (request, response, next) => request.logout((error) => (error ? next(error) : response.redirect(
  `${server.end_session_endpoint}?${new URLSearchParams({ id_token_hint: kept.idToken, post_logout_redirect_uri: config.signedOut, state: 'p' })}`))));

// The person's browser at this application: one cookie, no redirect followed by itself.
let cookie = '';
async function get(path) {
  const response = await fetch(`${origin}${path}`, { redirect: 'manual', headers: cookie ? { cookie } : {} });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  return response;
}

const begun = await get('/login');
const landed = await visit(begun.headers.get('location'));
const answered = await get(landed.pathname + landed.search);
const user = await answered.json();
const forged = await get(`/callback?code=${encodeURIComponent('somebody-elses')}&state=${encodeURIComponent('made-up')}&iss=${encodeURIComponent(config.issuer)}`);
const refreshed = await fetch(server.token_endpoint, { method: 'POST', body: new URLSearchParams({
  grant_type: 'refresh_token', refresh_token: kept.refreshToken, client_id: config.clientId, client_secret: config.secret }) });
const revoked = await fetch(server.revocation_endpoint, { method: 'POST', body: new URLSearchParams({
  token: (await refreshed.json()).refresh_token, client_id: config.clientId, client_secret: config.secret }) });
const me = await (await get('/me')).json();
const left = await visit((await get('/logout')).headers.get('location'));
done({ status: answered.status, user, me, forged: forged.status, refreshed: refreshed.status, revoked: revoked.status, left: String(left), after: (await get('/me')).status });
listening.close();
listening.closeAllConnections();
