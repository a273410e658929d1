#!/usr/bin/python3
"""Every page in headless Chromium: English and Russian, light and dark, phone and desktop. axe-core finds no violation, nothing is cut off,
no script is needed. Pictures go to the folder $GATEHOUSE_PICTURES."""
import os
import unittest

from chromium import DESKTOP, PHONE, Chromium
from support import SIGNED_OUT, Application, House, need_npm, package_file

DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
SIZES = {"phone": PHONE, "desktop": DESKTOP}
PICTURES = os.environ.get("GATEHOUSE_PICTURES")
CYRILLIC = "[а-яё]"
RUN_AXE = "const done = arguments[arguments.length - 1]; axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations.map(" \
          "(each) => `${each.id} (${each.impact}): ${each.nodes.map((node) => node.target.join(' ') + ' ' + node.failureSummary).join('; ')}`)));"


class Pages(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.axe = package_file("axe-core/axe.min.js")
        web = {"client_name": "Web Shop", "client_uri": "https://shop.example.com/", "policy_uri": "https://shop.example.com/privacy",
               "tos_uri": "https://shop.example.com/terms", "post_logout_redirect_uris": [SIGNED_OUT]}
        cls.house = House(clients={
            "web-shop": web,
            "second-shop": {**web, "client_name": "A second shop with a rather long name that has to be broken somewhere"},
            "television": {"client_name": "The television", "token_endpoint_auth_method": "none", "redirect_uris": [], "grant_types": [DEVICE]},
        }, TEAM_NAME="Codelab").start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def looks(self):
        for size in SIZES:
            for dark in (False, True):
                for language in ("en", "ru"):
                    yield size, dark, language

    def check(self, browser, name, size, dark, language):
        label = f"{name}.{language}.{'dark' if dark else 'light'}.{size}"
        with self.subTest(page=label):
            self.assertTrue(browser.url.startswith(self.house.issuer), browser.url)
            self.assertEqual(browser.driver.execute_script("return document.documentElement.lang.slice(0, 2)"), language)
            self.assertTrue(browser.driver.title.strip())
            self.assertRegex(browser.text("h1"), CYRILLIC if language == "ru" else ".")
            self.assertNotIn("(s)", browser.text())
            self.assertFalse(browser.has("script"))
            wider = browser.driver.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            self.assertLessEqual(wider, 0, "nothing is to be scrolled sideways")
            background = browser.driver.execute_script("return getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).backgroundColor")
            if PICTURES:
                os.makedirs(PICTURES, exist_ok=True)
                browser.screenshot(os.path.join(PICTURES, label + ".png"))
            browser.driver.execute_script(self.axe)
            self.assertEqual(browser.driver.execute_async_script(RUN_AXE), [], background)
            self.assertEqual([line for line in browser.console_errors() if "favicon" not in line and "status of 4" not in line], [])

    def everywhere(self, browser, name, prepare=None):
        """The page as it is now in every look; it is loaded again by `prepare`, or by its address."""
        address = browser.url
        for size, dark, language in self.looks():
            browser.look(SIZES[size], dark, language)
            prepare() if prepare else browser.open(address)
            self.check(browser, name, size, dark, language)
        browser.look(DESKTOP, False, "en")

    def test_sign_in_and_its_errors(self):
        application = Application(self.house, "web-shop")
        with Chromium() as browser:
            self.everywhere(browser, "sign-in", lambda: browser.open(application.url()))

            def wrong():
                browser.open(application.url())
                browser.sign_in("alice", "wrong-Password-1")
            self.everywhere(browser, "sign-in-wrong", wrong)
            self.everywhere(browser, "error-request", lambda: browser.open(application.url(redirect_uri="https://attacker.example/")))

    def test_consent_device_account_and_sign_out(self):
        application = Application(self.house, "web-shop", scope="openid profile email offline_access api:read api:write")
        with Chromium() as browser:
            browser.open(application.url())
            browser.sign_in()
            self.everywhere(browser, "consent", lambda: browser.open(application.url()))
            for language, words in (("en", "Signed in as alice"), ("ru", "Вы вошли как alice")):
                browser.look(language=language)
                browser.open(application.url())
                self.assertIn(words, browser.text(".who").splitlines(), "with the blank before the name, on one line")
            self.everywhere(browser, "consent-long-name", lambda: browser.open(Application(self.house, "second-shop").url()))
            self.everywhere(browser, "choose-account", lambda: browser.open(application.url(prompt="select_account")))

            self.everywhere(browser, "device-enter", lambda: browser.open(self.house.issuer + "/device"))

            def unknown_code():
                browser.open(self.house.issuer + "/device")
                browser.type("user_code", "BCDF-GHJK")
                browser.leave(lambda: browser.find("[name=user_code]").submit())
            self.everywhere(browser, "device-unknown", unknown_code)
            self.everywhere(browser, "device-confirm", lambda: browser.open(self.device_address()))

            def answered(value):
                browser.open(self.device_address())
                browser.leave(lambda: browser.find(f"button[value={value}]").click())
            self.everywhere(browser, "device-allowed", lambda: answered("allow"))
            self.everywhere(browser, "device-denied", lambda: answered("deny"))

            # Something to see on the account page.
            browser.open(application.url())
            browser.driver.execute_script("document.title = 'here'")
            browser.leave(lambda: browser.find("button[value=allow]").click())
            self.everywhere(browser, "account", lambda: browser.open(self.house.issuer + "/account"))
            self.everywhere(browser, "account-done", lambda: browser.open(self.house.issuer + "/account?done=access"))
            self.everywhere(browser, "account-wrong-password", lambda: self.wrong_password(browser))
            self.everywhere(browser, "sign-out", lambda: browser.open(self.house.issuer + "/oauth/logout"))
            self.signed_out(browser)

    def device_address(self):
        answer = self.house.post(self.house.metadata["device_authorization_endpoint"], {"client_id": "television", "scope": "openid profile"})
        return answer.json()["verification_uri_complete"]

    def wrong_password(self, browser):
        browser.open(self.house.issuer + "/account")
        for field in ("current_password", "new_password", "repeated_password"):
            browser.type(field, "wrong-Password-1" if field == "current_password" else "An0ther-Password!")
        browser.leave(lambda: browser.find("[name=repeated_password]").submit())

    def signed_out(self, browser):
        def again():
            browser.open(self.house.issuer + "/account")
            if browser.has("[name=password]"):
                browser.sign_in()
            browser.open(self.house.issuer + "/oauth/logout")
            browser.leave(lambda: browser.find("button[type=submit]").click())
        self.everywhere(browser, "signed-out", again)


if __name__ == "__main__":
    need_npm()
    unittest.main()
