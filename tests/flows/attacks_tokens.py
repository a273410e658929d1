#!/usr/bin/env python3
"""Attacks with tokens, proofs and assertions: one thing in the place of another, another's, and the same one twice."""
import time
import unittest

from house import Application, House, unproven
from proofs import ClientKey, Prover, json_part

SHOP, NEWS, NATIVE, BOUND, KEYED = "web-shop", "news-reader", "native-app", "bound-app", "keyed-client"
SIGNED_OUT = "https://shop.example.com/out"


class TokenAttacks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.key = ClientKey()
        both = ["authorization_code", "refresh_token", "client_credentials"]
        cls.house = House(clients={
            SHOP: {"post_logout_redirect_uris": [SIGNED_OUT]}, NEWS: {},
            NATIVE: {"token_endpoint_auth_method": "none"},
            BOUND: {"token_endpoint_auth_method": "none", "dpop_bound_access_tokens": True},
            KEYED: {"token_endpoint_auth_method": "private_key_jwt", "grant_types": both, "jwks": {"keys": [{**cls.key.jwk, "kid": "key-1", "alg": "ES256", "use": "sig"}]}},
        }).start()
        cls.shop = Application(cls.house, SHOP, scope="openid profile email offline_access api:read")
        cls.person = cls.house.person()
        cls.tokens = cls.shop.tokens(cls.person)

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def assert_refused(self, answer, error="invalid_grant", status=400):
        self.assertEqual((answer.status, answer.json().get("error")), (status, error), answer.json().get("error_description"))

    # Another client's refresh token
    def test_another_client_cannot_refresh_and_does_no_harm(self):
        tokens = self.shop.tokens(self.person)
        for thief in (NEWS, NATIVE, "codelab-flutter-app"):
            with self.subTest(thief=thief):
                self.assert_refused(Application(self.house, thief).refresh(tokens["refresh_token"]))
        self.assertEqual(self.shop.refresh(tokens["refresh_token"]).status, 200)

    def test_another_client_cannot_revoke(self):
        tokens = self.shop.tokens(self.person)
        thief = Application(self.house, NEWS)
        members, headers = thief.credentials()
        answer = self.house.post(self.house.metadata["revocation_endpoint"], {**members, "token": tokens["refresh_token"]}, headers)
        self.assertEqual(answer.status, 200)
        self.assertEqual(self.shop.refresh(tokens["refresh_token"]).status, 200)

    # Substitution
    def test_no_token_passes_for_an_access_token(self):
        for name in ("id_token", "refresh_token"):
            with self.subTest(token=name):
                answer = self.house.request("GET", "/oauth/userinfo", headers={"Authorization": "Bearer " + self.tokens[name]})
                self.assertEqual(answer.status, 401)
                self.assertIn("invalid_token", answer.headers["WWW-Authenticate"])

    def test_no_token_passes_for_a_refresh_token(self):
        for name in ("id_token", "access_token"):
            with self.subTest(token=name):
                self.assert_refused(self.shop.refresh(self.tokens[name]))

    def test_no_token_passes_for_an_id_token_hint(self):
        for name in ("access_token", "refresh_token"):
            with self.subTest(token=name):
                hinted = self.person.open("/oauth/logout?" + f"id_token_hint={self.tokens[name]}&post_logout_redirect_uri={SIGNED_OUT}")
                self.assertIsNone(hinted.location, "not redirected by a hint that is none")
                asked = self.person.open(self.shop.url(id_token_hint=self.tokens[name], prompt="none"))
                self.assertEqual(asked.answer()["error"], "invalid_request")

    def test_no_token_passes_for_a_code_and_no_code_for_a_token(self):
        for name in ("id_token", "access_token", "refresh_token"):
            self.assert_refused(self.shop.exchange(self.tokens[name]))
        self.assert_refused(self.shop.refresh(self.shop.code(self.person)))

    def test_the_id_token_is_not_active_at_introspection(self):
        self.assertEqual(self.shop.introspect(self.tokens["id_token"]), {"active": False})

    def test_claims_of_another_algorithm_or_none_are_refused(self):
        claims = unproven(self.tokens["access_token"])
        unsigned = json_part({"alg": "none", "typ": "at+jwt"}) + "." + json_part(claims) + "."
        foreign = ClientKey().sign({"alg": "ES256", "typ": "at+jwt", "kid": "2026-01-key-1"}, claims)
        own_key = ClientKey()
        carried = own_key.sign({"alg": "ES256", "typ": "at+jwt", "jwk": own_key.jwk}, claims)
        for token in (unsigned, foreign, carried):
            self.assertEqual(self.shop.userinfo(token).status, 401)
            self.assertEqual(self.shop.introspect(token), {"active": False})

    # DPoP
    def bound_tokens(self, prover):
        application = Application(self.house, BOUND)
        code = application.code(self.person)
        answer = prover.ask("POST", "/oauth/token", {"grant_type": "authorization_code", "code": code, "redirect_uri": application.redirect_uri,
                                                     "code_verifier": application.verifier, "client_id": BOUND})
        self.assertEqual((answer.status, answer.json().get("token_type")), (200, "DPoP"), answer.json().get("error_description"))
        return answer.json()

    def test_a_proof_is_taken_once(self):
        prover = Prover(self.house)
        tokens = self.bound_tokens(prover)
        url = self.house.issuer + "/oauth/userinfo"
        self.assertEqual(prover.ask("GET", "/oauth/userinfo", access_token=tokens["access_token"]).status, 200)
        proof = prover.key.proof("GET", url, prover.nonce, tokens["access_token"])
        headers = {"Authorization": "DPoP " + tokens["access_token"], "DPoP": proof}
        self.assertEqual(self.house.request("GET", "/oauth/userinfo", headers=headers).status, 200)
        again = self.house.request("GET", "/oauth/userinfo", headers=headers)
        self.assertEqual(again.status, 401)
        self.assertIn("invalid_dpop_proof", again.headers["WWW-Authenticate"])

    def test_a_proof_is_taken_once_at_the_token_endpoint(self):
        prover = Prover(self.house)
        tokens = self.bound_tokens(prover)
        form = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"], "client_id": BOUND}
        proof = prover.key.proof("POST", self.house.issuer + "/oauth/token", prover.nonce)
        first = self.house.request("POST", "/oauth/token", form, {"DPoP": proof})
        self.assertEqual(first.status, 200)
        form["refresh_token"] = first.json()["refresh_token"]
        self.assert_refused(self.house.request("POST", "/oauth/token", form, {"DPoP": proof}), "invalid_dpop_proof")
        self.assertEqual(prover.ask("POST", "/oauth/token", form).status, 200, "the refused request has used nothing up")

    def test_a_bound_token_is_worth_nothing_without_its_key(self):
        prover, thief = Prover(self.house), Prover(self.house)
        tokens = self.bound_tokens(prover)
        thief.nonce = prover.nonce
        self.assertEqual(self.shop.userinfo(tokens["access_token"]).status, 401)
        self.assertEqual(thief.ask("GET", "/oauth/userinfo", access_token=tokens["access_token"]).status, 401)
        form = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"], "client_id": BOUND}
        self.assertEqual(self.house.request("POST", "/oauth/token", form).status, 400)
        self.assertEqual(thief.ask("POST", "/oauth/token", form).status, 400)
        self.assertEqual(prover.ask("POST", "/oauth/token", form).status, 200)

    def test_wrong_proofs(self):
        prover = Prover(self.house)
        tokens = self.bound_tokens(prover)
        url, key, access = self.house.issuer + "/oauth/userinfo", prover.key, tokens["access_token"]
        private = {**key.jwk, "d": "AAAA"}
        wrong = {
            "another method": key.proof("POST", url, prover.nonce, access),
            "another address": key.proof("GET", self.house.issuer + "/oauth/token", prover.nonce, access),
            "another token's hash": key.proof("GET", url, prover.nonce, access, ath="AAAA"),
            "no token's hash": key.proof("GET", url, prover.nonce),
            "no id": key.proof("GET", url, prover.nonce, access, jti=None),
            "too old": key.proof("GET", url, prover.nonce, access, iat=int(time.time()) - 400),
            "from the future": key.proof("GET", url, prover.nonce, access, iat=int(time.time()) + 400),
            "another type": key.proof("GET", url, prover.nonce, access, header={"typ": "JWT"}),
            "no algorithm": key.proof("GET", url, prover.nonce, access, header={"alg": "none"}),
            "a private key in it": key.proof("GET", url, prover.nonce, access, header={"jwk": private}),
            "another key in it": key.proof("GET", url, prover.nonce, access, header={"jwk": ClientKey().jwk}),
            "not ours for a nonce": key.proof("GET", url, "made-up", access),
            "nothing": "", "no token": "abc", "two": key.proof("GET", url, prover.nonce, access) + ", " + key.proof("GET", url, prover.nonce, access),
        }
        for name, proof in wrong.items():
            with self.subTest(proof=name):
                answer = self.house.request("GET", "/oauth/userinfo", headers={"Authorization": "DPoP " + access, "DPoP": proof})
                self.assertEqual(answer.status, 401)
        self.assertEqual(prover.ask("GET", "/oauth/userinfo", access_token=access).status, 200)

    # Assertions
    def asserted(self, form):
        return self.house.post(self.house.metadata["token_endpoint"], {"grant_type": "client_credentials", "scope": "api:read", **form})

    def test_an_assertion_is_taken_once(self):
        for audience in (self.house.issuer, self.house.metadata["token_endpoint"]):
            form = self.key.assertion_form(KEYED, audience)
            self.assertEqual(self.asserted(form).status, 200, audience)
            self.assert_refused(self.asserted(form), "invalid_client", 401)

    def test_wrong_assertions(self):
        now, here = int(time.time()), self.house.issuer
        wrong = {
            "for somebody else": self.key.assertion_form(KEYED, "https://attacker.example"),
            "of somebody else": ClientKey().assertion_form(KEYED, here),
            "another subject": self.key.assertion_form(KEYED, here, sub=SHOP),
            "another issuer": self.key.assertion_form(KEYED, here, iss=SHOP),
            "for another client": self.key.assertion_form(SHOP, here),
            "expired": self.key.assertion_form(KEYED, here, exp=now - 600, iat=now - 700),
            "without end": self.key.assertion_form(KEYED, here, exp=None),
            "far too long": self.key.assertion_form(KEYED, here, exp=now + 10 * 86400),
            "without id": self.key.assertion_form(KEYED, here, jti=None),
            "without audience": self.key.assertion_form(KEYED, None),
            "another type": {**self.key.assertion_form(KEYED, here), "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"},
            "none at all": {"client_id": KEYED},
            "a secret instead": {"client_id": KEYED, "client_secret": "x"},
        }
        for name, form in wrong.items():
            with self.subTest(assertion=name):
                answer = self.asserted(form)
                self.assertIn((answer.status, answer.json()["error"]), ((401, "invalid_client"), (400, "invalid_request"), (400, "invalid_client")))
        both = {**self.key.assertion_form(KEYED, here), "client_secret": "x"}
        self.assert_refused(self.asserted(both), "invalid_request")


if __name__ == "__main__":
    unittest.main()
