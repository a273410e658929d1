#!/usr/bin/python3
"""The device flow: openid-client (npm) polls while a person answers the page in headless Chromium."""
import unittest

from chromium import Chromium, PHONE
from support import House, Script, need_npm

DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


class DeviceFlow(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        tv = {"client_name": "The television", "token_endpoint_auth_method": "none", "redirect_uris": [], "grant_types": [DEVICE, "refresh_token"]}
        cls.house = House(clients={"television": tv, "bound-television": {**tv, "dpop_bound_access_tokens": True}}).start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def device(self, visit, client_id="television", **more):
        return Script("device.mjs", issuer=self.house.issuer, clientId=client_id, scope="openid profile offline_access", **more).run(visit)

    def person_in(self, browser, button, type_code=False):
        def visit(url):
            address, _, code = url.partition("#")
            browser.open(address)
            if type_code:
                browser.type("user_code", code.lower().replace("-", " "))
                browser.leave(lambda: browser.find("[name=user_code]").submit())
            if browser.has("[name=password]"):
                browser.sign_in()
            self.assertIn("The television", browser.text())
            browser.press(button)
            return browser.url
        return visit

    def test_allowed_at_a_phone_by_typing_the_code(self):
        with Chromium() as browser:
            browser.look(PHONE)
            told = self.device(self.person_in(browser, "Allow", type_code=True))
        self.assertEqual((told["name"], told["type"]), ("alice", "bearer"))

    def test_allowed_by_the_complete_address_with_bound_tokens_and_denied(self):
        with Chromium() as browser:
            told = self.device(self.person_in(browser, "Allow"), "bound-television", complete=True, dpop=True)
            self.assertEqual((told["name"], told["type"]), ("alice", "dpop"))
            self.assertEqual(self.device(self.person_in(browser, "Deny"), complete=True)["error"], "access_denied")


if __name__ == "__main__":
    need_npm()
    unittest.main()
