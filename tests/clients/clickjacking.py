#!/usr/bin/python3
"""A page of somebody else frames the pages of Gatehouse in headless Chromium: the frames stay empty."""
import http.server
import threading
import unittest

from chromium import Chromium
from support import Application, House


class Frames(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = "".join(f'<iframe src="{address}" name="frame-{index}" width="600" height="300"></iframe>' for index, address in enumerate(self.server.addresses))
        body = f"<!doctype html><title>attacker</title>{body}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *ignored):
        pass


class Clickjacking(unittest.TestCase):
    def test_no_page_is_shown_in_a_frame(self):
        with House(clients={"web-shop": {}, "other-shop": {}}) as house, Chromium() as browser:
            # Signed in, so that a frame would hold the consent page with its button.
            application, other = Application(house, "web-shop"), Application(house, "other-shop")
            browser.open(application.url())
            browser.sign_in()
            self.assertIn("Allow", browser.buttons())
            addresses = [other.url(), other.url(prompt="login"), house.issuer + "/account", house.issuer + "/device", house.issuer + "/oauth/logout",
                         house.issuer + "/oauth/authorize"]
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Frames)
            server.addresses = addresses
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self.addCleanup(server.server_close)
            self.addCleanup(server.shutdown)
            for host in ("127.0.0.1", "localhost"):  # the same site but for the port, and another one
                with self.subTest(host=host):
                    browser.open(f"http://{host}:{server.server_port}/")
                    for index, address in enumerate(addresses):
                        browser.driver.switch_to.default_content()
                        browser.driver.switch_to.frame(f"frame-{index}")
                        self.assertFalse(browser.has("form"), address)
                        self.assertFalse(browser.has("button[value]"), address)
                        self.assertNotIn("Gatehouse", browser.driver.title)
                    browser.driver.switch_to.default_content()
                    refused = [line for line in browser.console_errors() if "frame-ancestors" in line or "X-Frame-Options" in line or "frame" in line]
                    self.assertGreaterEqual(len(refused), len(addresses))


if __name__ == "__main__":
    unittest.main()
