#!/usr/bin/env python3
"""The seed documents' journey: sign in, use the token at a validator, refresh, and what becomes of a token used twice."""
import unittest
import urllib.request
import json

from served import APP, PASSWORD, Server
from validator import proven_claims, token_header, unproven_claims


class JwksValidator:
    """What the integration guide tells resource servers to do: cached JWKS, key by kid, RS256, audience, issuer."""

    def __init__(self, jwks_url, issuer, audience="codelab-api"):
        self.jwks_url, self.issuer, self.audience, self.cached = jwks_url, issuer, audience, None

    def keys(self):
        if self.cached is None:
            with urllib.request.urlopen(self.jwks_url, timeout=30) as response:
                self.cached = json.load(response)["keys"]
        return self.cached

    def validate(self, token):
        kid = token_header(token)["kid"]
        key = next((k for k in self.keys() if k["kid"] == kid), None)
        if key is None:
            raise ValueError(f"Key with kid '{kid}' not found in JWKS")
        return proven_claims(token, key, audience=self.audience, issuer=self.issuer)


class SeedScenario(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(MASTER_KEY="admin", JWT_ISSUER="https://auth.codelab.local").start()
        cls.server.command("user", "add", "test", "--email", "test@example.com", "--password-stdin", stdin=PASSWORD)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def validator(self):
        return JwksValidator(self.server.url + "/.well-known/jwks.json", "https://auth.codelab.local")

    def test_signs_in_by_name_and_by_address(self):
        for name in ("test", "test@example.com", "TEST@Example.com"):
            answer = self.server.login(name, PASSWORD, scope="api:read api:write")
            self.assertEqual(answer.status, 200, answer.body)
            tokens = answer.json()
            self.assertEqual(tokens["token_type"], "bearer")
            self.assertEqual(tokens["expires_in"], 900)
            self.assertEqual(tokens["scope"], "api:read api:write")
            self.assertEqual(answer.headers["Cache-Control"], "no-store")

    def test_the_old_path_of_the_token_endpoint_works(self):
        form = {"grant_type": "password", "username": "admin", "password": "admin", "client_id": APP, "client_secret": ""}
        answer = self.server.request("POST", "/api/v1/auth/token", form)
        self.assertEqual(answer.status, 200, answer.body)

    def test_a_validator_of_the_seed_accepts_the_access_token(self):
        tokens = self.server.login("test", PASSWORD).json()
        claims = self.validator().validate(tokens["access_token"])
        self.assertEqual(claims["type"], "access")
        self.assertEqual(claims["client_id"], APP)
        self.assertEqual(claims["scope"].split(), ["api:read", "api:write"])
        for name in ("iss", "sub", "aud", "exp", "iat", "nbf", "jti"):
            self.assertIn(name, claims)
        self.assertEqual(token_header(tokens["access_token"])["typ"], "at+jwt")

    def test_a_refresh_token_is_no_access_token(self):
        tokens = self.server.login("test", PASSWORD).json()
        with self.assertRaises(Exception):
            self.validator().validate(tokens["refresh_token"])

    def test_refreshing_changes_both_tokens_and_a_second_use_ends_the_family(self):
        first = self.server.login("test", PASSWORD).json()
        second = self.server.refresh(first["refresh_token"])
        self.assertEqual(second.status, 200, second.body)
        self.assertNotEqual(second.json()["access_token"], first["access_token"])
        self.assertNotEqual(second.json()["refresh_token"], first["refresh_token"])
        self.validator().validate(second.json()["access_token"])

        reused = self.server.refresh(first["refresh_token"])
        self.assertEqual((reused.status, reused.json()["error"]), (400, "invalid_grant"))
        dead = self.server.refresh(second.json()["refresh_token"])
        self.assertEqual((dead.status, dead.json()["error"]), (400, "invalid_grant"))

        family = unproven_claims(first["access_token"])["sid"]
        incidents = self.server.command("audit", "list", "--event", "security_incident")
        self.assertTrue(any(row["event_data"].get("family_id") == family for row in incidents), incidents)
        chain = self.server.command("chain", "show", family)
        self.assertEqual(chain["state"], "reused")
        self.assertEqual([token["state"] for token in chain["tokens"]], ["reused", "revoked"])
        self.assertTrue(self.server.command("audit", "verify")["intact"])

    def test_wrong_credentials_say_the_same_for_known_and_unknown_names(self):
        known = self.server.login("test", "Wrong-Password-1")
        unknown = self.server.login("nobody-here", "Wrong-Password-1")
        self.assertEqual((known.status, known.json()), (unknown.status, unknown.json()))
        self.assertEqual(known.json()["error"], "invalid_grant")

    def test_what_another_process_changes_is_obeyed_within_seconds(self):
        from served import eventually
        self.server.command("user", "add", "leaver", "--email", "leaver@example.com", "--password-stdin", stdin=PASSWORD)
        tokens = self.server.login("leaver", PASSWORD).json()
        self.server.command("user", "disable", "leaver")
        refused = self.server.refresh(tokens["refresh_token"])
        self.assertEqual((refused.status, refused.json()["error"]), (400, "invalid_grant"))
        self.server.command("user", "enable", "leaver")
        self.assertEqual(self.server.refresh(tokens["refresh_token"]).status, 200)
        self.server.command("client", "add", "late-client", "--public", "--grant", "password", "--scope", "api:read")
        self.assertTrue(eventually(lambda: self.server.login("leaver", PASSWORD, client_id="late-client").status == 200))
        self.server.command("client", "disable", "late-client")
        self.assertTrue(eventually(lambda: self.server.login("leaver", PASSWORD, client_id="late-client").status == 401))


if __name__ == "__main__":
    unittest.main()
