#!/usr/bin/env python3
"""Attacks on the authorization code (RFC 9700 §4): each is tried, and each must fail while the honest way still works."""
import threading
import unittest
import urllib.parse

from house import Application, House, unproven

SHOP, NEWS, NATIVE = "web-shop", "news-reader", "native-app"


class CodeAttacks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(clients={
            SHOP: {"redirect_uris": ["http://127.0.0.1/callback", "https://shop.example.com/callback"]},
            NEWS: {"redirect_uris": ["http://127.0.0.1/callback"]},
            NATIVE: {"token_endpoint_auth_method": "none"},
        }).start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def assert_refused(self, answer, error="invalid_grant", status=400):
        self.assertEqual((answer.status, answer.json().get("error")), (status, error), answer.json().get("error_description"))
        self.assertNotIn("access_token", answer.json())

    # PKCE downgrade, RFC 9700 §4.8
    def test_a_request_stripped_of_its_challenge_is_refused_for_a_public_client(self):
        application = Application(self.house, NATIVE)
        answer = self.house.person().open(application.url(code_challenge=None, code_challenge_method=None)).answer()
        self.assertEqual((answer["error"], answer["state"], answer["iss"]), ("invalid_request", application.state, self.house.issuer))

    def test_a_verifier_for_a_code_without_challenge_is_refused(self):
        application = Application(self.house, SHOP)
        code = application.code(self.house.person(), code_challenge=None, code_challenge_method=None)
        self.assert_refused(application.exchange(code))

    def test_a_code_with_challenge_is_not_given_out_without_verifier(self):
        application = Application(self.house, SHOP)
        code = application.code(self.house.person())
        self.assert_refused(application.exchange(code, code_verifier=None))

    def test_plain_is_refused_named_or_left_out(self):
        for client in (SHOP, NATIVE):
            application = Application(self.house, client)
            for method in ("plain", None, "s256"):
                with self.subTest(client=client, method=method):
                    answer = self.house.person().open(application.url(code_challenge=application.verifier, code_challenge_method=method)).answer()
                    self.assertEqual(answer["error"], "invalid_request")

    # Code injection, RFC 9700 §4.5
    def test_a_stolen_code_in_the_attackers_own_session_is_refused(self):
        victim, attacker = Application(self.house, SHOP), Application(self.house, SHOP)
        stolen = victim.code(self.house.person())
        self.assert_refused(attacker.exchange(stolen))
        # The attempt has not handed the code to anybody; the honest exchange may still succeed, or the code be dead, but no token got out.
        self.assertIn(victim.exchange(stolen).status, (200, 400))

    def test_the_nonce_of_the_id_token_is_the_one_of_its_own_request(self):
        application = Application(self.house, SHOP)
        self.assertEqual(unproven(application.tokens(self.house.person())["id_token"])["nonce"], application.nonce)

    def test_a_code_for_one_redirect_uri_is_refused_with_another(self):
        application = Application(self.house, SHOP)
        code = application.code(self.house.person())
        self.assert_refused(application.exchange(code, redirect_uri="https://shop.example.com/callback"))
        code = application.code(self.house.person())
        self.assert_refused(application.exchange(code, redirect_uri=None))

    # Cross-client use
    def test_another_client_cannot_use_a_code(self):
        shop, thief = Application(self.house, SHOP), Application(self.house, NEWS)
        code = shop.code(self.house.person())
        self.assert_refused(thief.exchange(code, code_verifier=shop.verifier))
        native = Application(self.house, NATIVE)
        self.assert_refused(native.exchange(shop.code(self.house.person()), code_verifier=shop.verifier))

    # Replay, RFC 6749 §4.1.2
    def test_a_code_used_twice_takes_back_what_it_gave(self):
        application = Application(self.house, SHOP)
        code = application.code(self.house.person())
        tokens = application.exchange(code).json()
        self.assertEqual(application.userinfo(tokens["access_token"]).status, 200)
        self.assert_refused(application.exchange(code))
        self.assertEqual(application.userinfo(tokens["access_token"]).status, 401)
        self.assertEqual(application.introspect(tokens["access_token"]), {"active": False})
        self.assert_refused(application.refresh(tokens["refresh_token"]))
        incidents = self.house.command("audit", "list", "--event", "security_incident", "--limit", "50")
        self.assertTrue([row for row in incidents if row["client_id"] == SHOP])

    def test_many_uses_of_one_code_at_once_give_at_most_one_success(self):
        application = Application(self.house, SHOP)
        code = application.code(self.house.person())
        start, statuses = threading.Barrier(16), []

        def use():
            start.wait()
            statuses.append(application.exchange(code).status)
        threads = [threading.Thread(target=use) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(statuses), [200] + [400] * 15)

    # Mix-up, RFC 9700 §4.4
    def test_every_answer_names_the_issuer_errors_too(self):
        application, person = Application(self.house, SHOP), self.house.person()
        self.assertEqual(self.house.metadata["issuer"], self.house.issuer)
        self.assertIs(self.house.metadata["authorization_response_iss_parameter_supported"], True)
        answers = [person.open(application.url(prompt="none")).answer(),
                   person.open(application.url(response_type="token")).answer(),
                   person.open(application.url(scope="api:admin")).answer(),
                   person.authorize(application.url(prompt="consent"), consent="Deny").answer(),
                   person.authorize(application.url()).answer()]
        self.assertEqual([answer.get("error") for answer in answers], ["login_required", "unsupported_response_type", "invalid_scope", "access_denied", None])
        for answer in answers:
            self.assertEqual((answer["iss"], answer["state"]), (self.house.issuer, application.state))

    def test_the_state_comes_back_byte_for_byte(self):
        application, person = Application(self.house, SHOP), self.house.person()
        for state in ("a b+c%20&=#;\"'<>", "ключ/密", "%00", " ", "x" * 1000):
            with self.subTest(state=state):
                self.assertEqual(person.authorize(application.url(state=state)).answer()["state"], state)
        without = person.authorize(application.url(state=None)).answer()
        self.assertNotIn("state", without)

    # A hostile redirect URI, RFC 9700 §4.1 and §4.11
    def test_an_unproven_redirect_uri_is_shown_and_never_followed(self):
        for client in (SHOP, NATIVE):
            application = Application(self.house, client)
            for uri in ("https://attacker.example/callback", "http://127.0.0.1.attacker.example/callback", "http://127.0.0.1:80@attacker.example/callback",
                        "http://127.0.0.1/callback/", "http://127.0.0.1/callback/../evil", "http://127.0.0.1/callback?x=1", "http://127.0.0.1/callback#f",
                        "http://127.0.0.1/CALLBACK", "https://127.0.0.1/callback", "http://localhost/callback", "http://127.1/callback",
                        "//127.0.0.1/callback", "/callback", "javascript:alert(1)", "data:text/html,x", "http://127.0.0.1/callback%0d%0aSet-Cookie:x=1", " "):
                with self.subTest(client=client, uri=uri):
                    page = self.house.person().open(application.url(redirect_uri=uri))
                    self.assertEqual((page.status, page.location, page.headers.get("Location")), (400, None, None))
                    self.assertNotIn("Refresh", page.headers)
                    self.assertNotIn(uri.strip() or "no uri", [urllib.parse.unquote(link) for link in page.links])

    def test_a_repeated_parameter_is_refused(self):
        application = Application(self.house, SHOP)
        other = urllib.parse.quote("https://attacker.example/", safe="")
        page = self.house.person().open(application.url() + f"&redirect_uri={other}")
        self.assertEqual((page.status, page.location), (400, None))
        page = self.house.person().open(application.url() + "&client_id=" + NEWS)
        self.assertEqual((page.status, page.location), (400, None))
        self.assertEqual(self.house.person().open(application.url() + "&scope=openid").answer()["error"], "invalid_request")

    def test_an_unknown_client_is_shown_and_never_redirected(self):
        page = self.house.person().open(Application(self.house, SHOP).url(client_id="nobody-knows"))
        self.assertEqual((page.status, page.location), (400, None))


if __name__ == "__main__":
    unittest.main()
