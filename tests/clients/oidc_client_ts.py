#!/usr/bin/python3
"""oidc-client-ts (npm) in headless Chromium: a browser application on an origin of its own, with CORS, and with bound tokens."""
import http.server
import json
import threading
import unittest

from chromium import Chromium
from support import House, need_npm, package_file

PAGE = """<!doctype html><html lang="en"><title>app</title><script src="/oidc-client-ts.js"></script><p id="state">ready</p>"""
# What the page of an application does; `settings` and `manager` are globals so that a test can go on with them.
SETUP = """
const [settings, done] = arguments;
oidc.Log.setLogger(console);
if (settings.dpop) settings.dpop = { bind_authorization_code: true, store: new oidc.IndexedDbDPoPStore() };
window.manager = new oidc.UserManager({ ...settings, userStore: new oidc.WebStorageStateStore({ store: window.localStorage }) });
done(true);
"""

# The library asks for user info with a bearer token only; a page with bound tokens does it itself, with the proof that the library makes.
SIGNED_IN = """
const user = await manager.signinCallback();
let email = user.profile.email;
if (manager.settings.dpop) {
  const address = await manager.metadataService.getUserInfoEndpoint();
  const ask = async (nonce) => fetch(address, { headers: { Authorization: `DPoP ${user.access_token}`, DPoP: await manager.dpopProof(address, user, 'GET', nonce) } });
  let answer = await ask();
  if (answer.status === 401 && answer.headers.get('DPoP-Nonce')) answer = await ask(answer.headers.get('DPoP-Nonce'));
  email = (await answer.json()).email;
}
return { sub: user.profile.sub, email, type: user.token_type, went: user.state.went };
"""


class Pages(http.server.BaseHTTPRequestHandler):
    script = ""

    def do_GET(self):
        is_script = self.path == "/oidc-client-ts.js"
        body = (self.script if is_script else PAGE).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if is_script else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *ignored):
        pass


class OidcClientTs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        Pages.script = package_file("oidc-client-ts/dist/browser/oidc-client-ts.js")
        cls.pages = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
        threading.Thread(target=cls.pages.serve_forever, daemon=True).start()
        cls.origin = f"http://127.0.0.1:{cls.pages.server_port}"
        app = {"token_endpoint_auth_method": "none", "redirect_uris": [cls.origin + "/callback"], "post_logout_redirect_uris": [cls.origin + "/out"],
               "cors_origins": [cls.origin]}
        cls.house = House(clients={"browser-app": app, "bound-app": {**app, "dpop_bound_access_tokens": True}, "foreign-app": {**app, "cors_origins": []}}).start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()
        cls.pages.shutdown()
        cls.pages.server_close()

    def settings(self, client_id, **more):
        return {"authority": self.house.issuer, "client_id": client_id, "redirect_uri": self.origin + "/callback", "scope": "openid profile email offline_access api:read",
                "post_logout_redirect_uri": self.origin + "/out", "automaticSilentRenew": False, "loadUserInfo": True,
                **more}

    def run_script(self, browser, body):
        """The value of an async function body; its failure is this test's."""
        result = browser.driver.execute_async_script(
            "const done = arguments[arguments.length - 1]; (async () => {" + body + "})().then((value) => done({ value }), (error) => done({ error: String(error) }));")
        self.assertNotIn("error", result, json.dumps(result)[:500])
        return result["value"]

    def ready(self, browser, settings, path="/"):
        if not browser.url.startswith(self.origin + path):
            browser.open(self.origin + path)
        browser.until(lambda: browser.driver.execute_script("return typeof oidc === 'object'"))
        browser.driver.execute_async_script(SETUP, settings)

    def signed_in(self, browser, settings, first=True):
        self.ready(browser, settings)
        browser.leave(lambda: browser.driver.execute_script("manager.signinRedirect({ state: { went: 'here' } }).catch((error) => { document.title = String(error); });"))
        browser.until(lambda: browser.url.startswith(self.house.issuer) or browser.url.startswith(self.origin + "/callback"))
        if browser.has("[name=password]"):
            browser.sign_in()
        if "Allow" in browser.buttons():
            browser.press("Allow")
        browser.until_at(self.origin + "/callback")
        self.assertIn("iss=", browser.url)
        self.ready(browser, settings, "/callback")
        return self.run_script(browser, SIGNED_IN)

    def journey(self, client_id, token_type, **more):
        settings = self.settings(client_id, **more)
        with Chromium() as browser:
            user = self.signed_in(browser, settings)
            self.assertEqual((user["email"], user["type"].lower(), user["went"]), ("alice@example.com", token_type, "here"))
            renewed = self.run_script(browser, "const before = (await manager.getUser()).access_token; const user = await manager.signinSilent(); "
                                      "return { other: user.access_token !== before, sub: user.profile.sub };")
            self.assertEqual(renewed, {"other": True, "sub": user["sub"]})
            self.run_script(browser, "await manager.revokeTokens(['refresh_token', 'access_token']); return true;")
            browser.leave(lambda: browser.driver.execute_script("manager.signoutRedirect({ state: 'bye' });"))
            browser.until_at(self.origin + "/out")
            self.assertIn("state=", browser.url)
            self.ready(browser, settings, "/out")
            self.run_script(browser, "await manager.signoutCallback(); return true;")
            browser.open(self.house.issuer + "/account")
            self.assertTrue(browser.has("[name=password]"), "nobody is signed in any more")
            if not more:  # a nonce that is asked for looks like an error to the console
                self.assertEqual([line for line in browser.console_errors() if "favicon" not in line], [])

    def test_sign_in_renewal_and_sign_out(self):
        self.journey("browser-app", "bearer")

    def test_the_same_with_tokens_bound_to_a_key_of_the_browser(self):
        self.journey("bound-app", "dpop", dpop=True, loadUserInfo=False)

    def test_an_origin_that_is_not_the_clients_reads_nothing(self):
        with Chromium() as browser:
            with self.assertRaises(AssertionError):
                self.signed_in(browser, self.settings("foreign-app"))


if __name__ == "__main__":
    need_npm()
    unittest.main()
