#!/usr/bin/python3
"""Authlib (Debian's python3-authlib): discovery, PKCE, ID token, user info, refresh, introspection, revocation, and each client authentication."""
import unittest
import urllib.parse

from support import CALLBACK, SIGNED_OUT, House, skip

try:
    import requests
    from authlib.common.security import generate_token
    from authlib.integrations.base_client import OAuthError
    from authlib.integrations.requests_client import OAuth2Session
    from authlib.jose import JsonWebKey, JsonWebToken
    from authlib.oauth2.rfc7523 import PrivateKeyJWT
    from authlib.oidc.core import CodeIDToken
except ImportError:
    skip("there is no Authlib here")

SCOPE = "openid profile email offline_access api:read"
KEY = JsonWebKey.generate_key("RSA", 2048, options={"kid": "authlib-1", "use": "sig", "alg": "RS256"}, is_private=True)


class Authlib(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        web = {"post_logout_redirect_uris": [SIGNED_OUT]}
        cls.house = House(clients={
            "authlib-basic": web,
            "authlib-post": {**web, "token_endpoint_auth_method": "client_secret_post"},
            "authlib-public": {**web, "token_endpoint_auth_method": "none"},
            "authlib-keyed": {**web, "token_endpoint_auth_method": "private_key_jwt",
                              "jwks": {"keys": [{**KEY.as_dict(is_private=False), "kid": "authlib-1", "alg": "RS256", "use": "sig"}]}},
            "authlib-robot": {"grant_types": ["client_credentials"], "redirect_uris": [], "scope": "api:read"},
        }).start()
        cls.metadata = requests.get(cls.house.issuer + "/.well-known/openid-configuration", timeout=60).json()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def session(self, client_id, method, secret=None):
        session = OAuth2Session(client_id, secret or self.house.secrets.get(client_id), scope=SCOPE, redirect_uri=CALLBACK, code_challenge_method="S256",
                                token_endpoint_auth_method=method, revocation_endpoint_auth_method=method, token_endpoint=self.metadata["token_endpoint"])
        if method == "private_key_jwt":
            session.register_client_auth_method(PrivateKeyJWT(self.metadata["token_endpoint"]))
        return session

    def proven_id_token(self, tokens, client_id, nonce):
        keys = JsonWebKey.import_key_set(requests.get(self.metadata["jwks_uri"], timeout=60).json())
        claims = JsonWebToken(["RS256"]).decode(tokens["id_token"], keys, claims_cls=CodeIDToken, claims_options={
            "iss": {"essential": True, "value": self.metadata["issuer"]}, "aud": {"essential": True, "value": client_id}},
            claims_params={"nonce": nonce, "client_id": client_id, "access_token": tokens["access_token"]})
        claims.validate()
        return claims

    def journey(self, client_id, method, secret=None):
        session, person = self.session(client_id, method, secret), self.house.person()
        verifier, nonce = generate_token(48), generate_token()
        url, state = session.create_authorization_url(self.metadata["authorization_endpoint"], code_verifier=verifier, nonce=nonce)
        page = person.authorize(url)
        self.assertEqual(page.answer()["iss"], self.metadata["issuer"])
        tokens = session.fetch_token(authorization_response=page.location, state=state, code_verifier=verifier)
        claims = self.proven_id_token(tokens, client_id, nonce)
        info = session.get(self.metadata["userinfo_endpoint"], timeout=60).json()
        self.assertEqual((info["sub"], info["email"]), (claims["sub"], "alice@example.com"))

        refreshed = session.refresh_token(self.metadata["token_endpoint"])
        self.assertNotEqual(refreshed["refresh_token"], tokens["refresh_token"])
        self.assertEqual(session.get(self.metadata["userinfo_endpoint"], timeout=60).json()["sub"], claims["sub"])
        if method != "none":
            told = session.introspect_token(self.metadata["introspection_endpoint"], token=refreshed["access_token"]).json()
            self.assertEqual((told["active"], told["client_id"]), (True, client_id))

        hinted = self.metadata["end_session_endpoint"] + "?" + urllib.parse.urlencode(
            {"id_token_hint": tokens["id_token"], "post_logout_redirect_uri": SIGNED_OUT, "state": "out"})
        self.assertEqual(person.open(hinted).location, SIGNED_OUT + "?state=out")
        again = person.open(session.create_authorization_url(self.metadata["authorization_endpoint"], code_verifier=verifier, prompt="none")[0])
        self.assertEqual(again.answer()["error"], "login_required")

        gone = session.revoke_token(self.metadata["revocation_endpoint"], token=refreshed["refresh_token"], token_type_hint="refresh_token")
        self.assertEqual(gone.status_code, 200)
        with self.assertRaises(OAuthError) as refused:
            session.refresh_token(self.metadata["token_endpoint"], refresh_token=refreshed["refresh_token"])
        self.assertEqual(refused.exception.error, "invalid_grant")

    def test_a_secret_in_the_header(self):
        self.journey("authlib-basic", "client_secret_basic")

    def test_a_secret_in_the_body(self):
        self.journey("authlib-post", "client_secret_post")

    def test_a_public_client(self):
        self.journey("authlib-public", "none")

    def test_signed_assertions(self):
        self.journey("authlib-keyed", "private_key_jwt", KEY.as_pem(is_private=True))

    def test_client_credentials(self):
        session = OAuth2Session("authlib-robot", self.house.secrets["authlib-robot"], scope="api:read")
        tokens = session.fetch_token(self.metadata["token_endpoint"], grant_type="client_credentials")
        self.assertNotIn("refresh_token", tokens)
        self.assertEqual(tokens["scope"], "api:read")

    def test_another_state_is_refused_by_the_client_and_no_answer_names_another_issuer(self):
        session, person = self.session("authlib-public", "none"), self.house.person()
        url, _ = session.create_authorization_url(self.metadata["authorization_endpoint"], code_verifier=generate_token(48))
        page = person.authorize(url)
        with self.assertRaises(Exception):
            session.fetch_token(authorization_response=page.location, state="another", code_verifier="x")
        self.assertEqual(page.answer()["iss"], self.metadata["issuer"])


if __name__ == "__main__":
    unittest.main()
