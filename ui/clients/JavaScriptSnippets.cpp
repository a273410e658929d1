#include "ui/clients/SnippetTemplate.h"

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Discovery and how the client proves itself: the start of every program.
const QString kScriptConfiguration = uR"(
?key const pem = fs.readFileSync("client-key.pem", "utf8").replace(/-----[^-]+-----|\s/g, "");
?key ?rsa const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
?key ?ec const algorithm = { name: "ECDSA", namedCurve: "P-256" };
?key const key = await crypto.subtle.importKey("pkcs8", Buffer.from(pem, "base64"), algorithm, false, ["sign"]);
const config = await client.discovery(
  new URL(@ISSUER@),
  @ID@,
  undefined,
?public   client.None(),
?post   client.ClientSecretPost(process.env.CLIENT_SECRET),
?basic   client.ClientSecretBasic(process.env.CLIENT_SECRET),
?key   client.PrivateKeyJwt(key),
?plain   { execute: [client.allowInsecureRequests] }, // plain HTTP: for trying out only
);
?dpop const options = { DPoP: client.getDPoPHandle(config, await client.randomDPoPKeyPair("ES256")) };
)"_s;

const QString kScriptHead = uR"(
// npm install openid-client; save as quickstart.mjs; node quickstart.mjs
)"_s;

/// A page in the browser: it leaves for the sign-in and is loaded again when that has come back.
const QString kPageScript = uR"(
?page // npm install openid-client; a module of your page at @REDIRECT@
?page import * as client from "openid-client";
?page 
?page const config = await client.discovery(
?page   new URL(@ISSUER@),
?page   @ID@,
?page   undefined,
?page   client.None(),
?page ?plain   { execute: [client.allowInsecureRequests] }, // plain HTTP: for trying out only
?page );
?page const here = new URL(location.href);
?page if (here.searchParams.has("code")) {
?page   const tokens = await client.authorizationCodeGrant(config, here, {
?page     pkceCodeVerifier: sessionStorage.getItem("verifier"),
?page     expectedState: sessionStorage.getItem("state"),
?page   });
?page   history.replaceState(null, "", here.pathname);
?page   console.log("Tokens:", tokens);
?page   console.log("User:", await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub));
?page } else {
?page   const verifier = client.randomPKCECodeVerifier();
?page   const state = client.randomState();
?page   sessionStorage.setItem("verifier", verifier);
?page   sessionStorage.setItem("state", state);
?page !par   const address = client.buildAuthorizationUrl(config, {
?page ?par   const address = await client.buildAuthorizationUrlWithPAR(config, {
?page     redirect_uri: @REDIRECT@,
?page     scope: @SIGN_IN_SCOPE@,
?page     state,
?page     code_challenge: await client.calculatePKCECodeChallenge(verifier),
?page     code_challenge_method: "S256",
?page   });
?page   location.assign(address);
?page }
)"_s;

const QString kCodeScriptHead = uR"(
?loopback import http from "node:http";
!loopback import readline from "node:readline/promises";
?key import fs from "node:fs";
import * as client from "openid-client";

)"_s;

const QString kCodeScript = uR"(

?loopback const listener = http.createServer();
?loopback await new Promise((ready) => listener.listen(@PORT@, "@LISTEN@", ready));
?loopback const redirect_uri = `http://@HOST@:${listener.address().port}@PATH@`;
!loopback const redirect_uri = @REDIRECT@;
const verifier = client.randomPKCECodeVerifier();
const state = client.randomState();
!par const address = client.buildAuthorizationUrl(config, {
?par const address = await client.buildAuthorizationUrlWithPAR(config, {
  redirect_uri,
  scope: @SIGN_IN_SCOPE@,
  state,
  code_challenge: await client.calculatePKCECodeChallenge(verifier),
  code_challenge_method: "S256",
!dpop });
?dpop }, options);
console.log("Open this address and sign in:", address.href);

?loopback const answer = await new Promise((found) => {
?loopback   listener.on("request", (request, response) => {
?loopback     const url = new URL(request.url, redirect_uri);
?loopback     response.writeHead(200, { connection: "close" }).end("Signed in. This page can be closed.");
?loopback     if (url.pathname === "@PATH@") found(url);
?loopback   });
?loopback });
?loopback listener.close();
!loopback const lines = readline.createInterface({ input: process.stdin, output: process.stdout });
!loopback const answer = new URL(await lines.question("Paste the address that the browser came back to: "));
!loopback lines.close();

const checks = { pkceCodeVerifier: verifier, expectedState: state };
!dpop const tokens = await client.authorizationCodeGrant(config, answer, checks);
?dpop const tokens = await client.authorizationCodeGrant(config, answer, checks, undefined, options);
console.log("Tokens:", tokens);
!dpop const user = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
?dpop const user = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, options);
console.log("User:", user);
?refresh !dpop console.log("Refreshed:", await client.refreshTokenGrant(config, tokens.refresh_token));
?refresh ?dpop console.log("Refreshed:", await client.refreshTokenGrant(config, tokens.refresh_token, undefined, options));
)"_s;

const QString kScriptImports = uR"(
?key import fs from "node:fs";
import * as client from "openid-client";

)"_s;

const QString kClientCredentialsScript = uR"(
!dpop const tokens = await client.clientCredentialsGrant(config, { scope: @SCOPE@ });
?dpop const tokens = await client.clientCredentialsGrant(config, { scope: @SCOPE@ }, options);
console.log("Token:", tokens);
)"_s;

const QString kDeviceScript = uR"(
const device = await client.initiateDeviceAuthorization(config, { scope: @SIGN_IN_SCOPE@ });
console.log("Open", device.verification_uri, "and type", device.user_code);
console.log("or open", device.verification_uri_complete);

!dpop const tokens = await client.pollDeviceAuthorizationGrant(config, device);
?dpop const tokens = await client.pollDeviceAuthorizationGrant(config, device, undefined, options);
console.log("Tokens:", tokens);
?refresh !dpop console.log("Refreshed:", await client.refreshTokenGrant(config, tokens.refresh_token));
?refresh ?dpop console.log("Refreshed:", await client.refreshTokenGrant(config, tokens.refresh_token, undefined, options));
)"_s;

/// Every line of `text` under one more condition.
QString notInAPage(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line.prepend(u"!page "_s);
    return lines.join(u'\n');
}

} // namespace

SnippetTemplates javaScriptTemplates()
{
    const QString configuration = kScriptConfiguration.trimmed() + u'\n';
    return {notInAPage(kScriptHead.trimmed() + kCodeScriptHead + configuration + kCodeScript.mid(1)) + kPageScript,
            kScriptHead.trimmed() + kScriptImports + configuration + kClientCredentialsScript.mid(1),
            kScriptHead.trimmed() + kScriptImports + configuration + kDeviceScript.mid(1)};
}

} // namespace ui
