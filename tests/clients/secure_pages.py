#!/usr/bin/python3
"""The pages over HTTPS in headless Chromium: cookies that no other host and no plain connection can set or see, and forms that still work."""
import os
import shutil
import subprocess
import tempfile
import unittest

from chromium import Chromium
from support import House


class SecurePages(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="gatehouse-tls-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.key, self.certificate = (os.path.join(self.folder, name) for name in ("key.pem", "certificate.pem"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", self.key, "-out", self.certificate,
                        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True, timeout=60)

    def test_sign_in_and_out_over_https(self):
        house = House(TLS_CERT=self.certificate, TLS_KEY=self.key, LISTEN="http://127.0.0.1:0,https://127.0.0.1:0")
        house.listen = None  # both of the setting: the tests speak to the first, the browser to the second
        self.addCleanup(house.__exit__)
        house.start()
        secure = house.process.stdout.readline().split()[1]
        self.assertTrue(secure.startswith("https://"))
        with Chromium("--ignore-certificate-errors") as browser:
            browser.open(secure + "/account")
            browser.sign_in()
            self.assertEqual(browser.url, secure + "/account")
            cookies = browser.cookies()
            self.assertTrue(cookies)
            for name, cookie in cookies.items():
                self.assertTrue(name.startswith("__Host-"), name)
                self.assertEqual((cookie["secure"], cookie["httpOnly"], cookie["path"], cookie["sameSite"]), (True, True, "/", "Lax"))
            browser.open(secure + "/oauth/logout")
            browser.press("Sign out")
            self.assertNotIn("__Host-gatehouse-session", browser.cookies())
            browser.open(secure + "/account")
            self.assertTrue(browser.has("[name=password]"))


if __name__ == "__main__":
    unittest.main()
