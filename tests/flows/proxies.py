#!/usr/bin/env python3
"""X-Forwarded-For and Forwarded: lies of an untrusted peer change nothing, and behind a trusted proxy the right-most untrusted hop is limited."""
import unittest

from served import APP, Server

LIMIT = 3
SETTINGS = {"MASTER_KEY": "Right-Password-7", "RATE_LIMIT_PER_IP": str(LIMIT), "RATE_LIMIT_PER_USERNAME": "0", "BRUTE_FORCE_THRESHOLD": "0"}


class Proxies(unittest.TestCase):
    def sign_in(self, server, password="Wrong-Password-7", **headers):
        form = {"grant_type": "password", "username": "admin", "password": password, "client_id": APP}
        return server.request("POST", "/oauth/token", form, {name.replace("_", "-"): value for name, value in headers.items()}).status

    def addresses(self, server, event="login_failed"):
        return [row["ip_address"] for row in server.command("audit", "list", "--limit", "200") if row["event_type"] == event]

    def test_an_untrusted_peer_neither_escapes_its_limit_nor_blames_another(self):
        with Server(**SETTINGS) as server:
            lies = [{"X_Forwarded_For": "203.0.113.1"}, {"Forwarded": "for=203.0.113.2"}, {"X_Forwarded_For": "203.0.113.3", "Forwarded": "for=203.0.113.3"}]
            self.assertEqual([self.sign_in(server, **lie) for lie in lies], [400] * LIMIT)
            for lie in lies + [{}, {"X_Forwarded_For": "127.0.0.1, 203.0.113.9"}, {"X_Real_IP": "203.0.113.4"}, {"Forwarded": 'for="[2001:db8::1]"'}]:
                self.assertEqual(self.sign_in(server, "Right-Password-7", **lie), 429, lie)
            self.assertEqual(set(self.addresses(server)), {"127.0.0.1"})
            self.assertEqual(set(self.addresses(server, "rate_limit_exceeded")), {"127.0.0.1"})

    def test_behind_a_trusted_proxy_the_right_most_untrusted_hop_is_limited(self):
        with Server(TRUSTED_PROXIES="127.0.0.1/32", **SETTINGS) as server:
            # The left-most hops are the client's own words: another lie each time.
            for lie in range(LIMIT):
                self.assertEqual(self.sign_in(server, X_Forwarded_For=f"198.51.100.{lie}, 203.0.113.7"), 400)
            self.assertEqual(self.sign_in(server, X_Forwarded_For="198.51.100.77, 203.0.113.7"), 429)
            self.assertEqual(self.sign_in(server, X_Forwarded_For="203.0.113.7, 127.0.0.1"), 429, "the trusted hop is passed over")
            self.assertEqual(self.sign_in(server, Forwarded="for=198.51.100.5, for=203.0.113.7;proto=https"), 429)
            for other in ({"X_Forwarded_For": "203.0.113.7, 203.0.113.8"}, {"Forwarded": 'for="[2001:db8::7]:4711"'}, {}):
                self.assertEqual(self.sign_in(server, "Right-Password-7", **other), 200, other)
            self.assertEqual(self.addresses(server), ["203.0.113.7"] * LIMIT)
            self.assertEqual(set(self.addresses(server, "rate_limit_exceeded")), {"203.0.113.7"})
            self.assertEqual(set(self.addresses(server, "login_success")), {"203.0.113.8", "2001:db8::7", "127.0.0.1"})

    def test_only_a_trusted_proxy_is_believed_that_the_client_came_over_https(self):
        claim = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}
        with Server(TRUSTED_PROXIES="127.0.0.1/32", REQUIRE_HTTPS="true", **SETTINGS) as server:
            believed = server.request("GET", "/health", headers=claim)
            self.assertEqual(believed.status, 200)
            self.assertIn("max-age", believed.headers["Strict-Transport-Security"])
            plain = server.request("GET", "/health", headers={"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "http"})
            self.assertEqual((plain.status, plain.headers["Strict-Transport-Security"]), (403, None))
        with Server(TRUSTED_PROXIES="192.0.2.0/24", **SETTINGS) as server:
            self.assertIsNone(server.request("GET", "/health", headers=claim).headers["Strict-Transport-Security"])


if __name__ == "__main__":
    unittest.main()
