#!/usr/bin/python3
"""requests-oauthlib (Debian's python3-requests-oauthlib): a web application with a session, automatic refresh, and a device without a browser's user."""
import unittest
import urllib.parse

from support import CALLBACK, SIGNED_OUT, House, skip

try:
    import requests
    from oauthlib.oauth2 import BackendApplicationClient, InvalidGrantError, LegacyApplicationClient, MismatchingStateError
    from requests_oauthlib import OAuth2Session
except ImportError:
    skip("there is no requests-oauthlib here")

SCOPE = ["openid", "profile", "email", "offline_access", "api:read"]


class RequestsOauthlib(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(clients={
            "oauthlib-web": {"token_endpoint_auth_method": "client_secret_post", "post_logout_redirect_uris": [SIGNED_OUT], "access_token_lifetime": 60},
            "oauthlib-robot": {"grant_types": ["client_credentials"], "redirect_uris": [], "scope": "api:read"},
        }).start()
        cls.metadata = requests.get(cls.house.issuer + "/.well-known/oauth-authorization-server", timeout=60).json()
        cls.secret = cls.house.secrets["oauthlib-web"]

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def test_sign_in_userinfo_refresh_revocation_and_sign_out(self):
        person, kept = self.house.person(), []
        session = OAuth2Session("oauthlib-web", redirect_uri=CALLBACK, scope=SCOPE)
        url, state = session.authorization_url(self.metadata["authorization_endpoint"])
        landed = person.authorize(url).location
        tokens = session.fetch_token(self.metadata["token_endpoint"], authorization_response=landed, client_secret=self.secret, include_client_id=True)
        self.assertEqual(set(tokens["scope"]), set(SCOPE))
        self.assertEqual(session.get(self.metadata["userinfo_endpoint"], timeout=60).json()["preferred_username"], "alice")

        # When the access token has run out, the session renews it by itself before the request.
        renewing = OAuth2Session("oauthlib-web", token={**tokens, "expires_in": -30, "expires_at": 1}, auto_refresh_url=self.metadata["token_endpoint"],
                                 auto_refresh_kwargs={"client_id": "oauthlib-web", "client_secret": self.secret}, token_updater=kept.append)
        self.assertEqual(renewing.get(self.metadata["userinfo_endpoint"], timeout=60).json()["email"], "alice@example.com")
        self.assertEqual(len(kept), 1)
        self.assertNotEqual(kept[0]["refresh_token"], tokens["refresh_token"])

        form = {"token": kept[0]["refresh_token"], "client_id": "oauthlib-web", "client_secret": self.secret}
        done = requests.post(self.metadata["revocation_endpoint"], data=form, timeout=60)
        self.assertEqual((done.status_code, done.json()), (200, {"revoked": True}))
        with self.assertRaises(InvalidGrantError):
            renewing.refresh_token(self.metadata["token_endpoint"], refresh_token=kept[0]["refresh_token"], client_id="oauthlib-web", client_secret=self.secret)

        leaving = {"id_token_hint": tokens["id_token"], "post_logout_redirect_uri": SIGNED_OUT, "state": state}
        self.assertEqual(person.open(self.metadata["end_session_endpoint"] + "?" + urllib.parse.urlencode(leaving)).location, f"{SIGNED_OUT}?state={state}")

    def test_an_answer_to_another_request_is_refused_by_the_client(self):
        first, second = (OAuth2Session("oauthlib-web", redirect_uri=CALLBACK, scope=SCOPE) for _ in range(2))
        url, _ = first.authorization_url(self.metadata["authorization_endpoint"])
        second.authorization_url(self.metadata["authorization_endpoint"])
        landed = self.house.person().authorize(url).location
        with self.assertRaises(MismatchingStateError):
            second.fetch_token(self.metadata["token_endpoint"], authorization_response=landed, client_secret=self.secret)

    def test_client_credentials(self):
        session = OAuth2Session(client=BackendApplicationClient("oauthlib-robot", scope=["api:read"]))
        tokens = session.fetch_token(self.metadata["token_endpoint"], client_id="oauthlib-robot", client_secret=self.house.secrets["oauthlib-robot"])
        self.assertEqual(tokens["scope"], ["api:read"])

    def test_the_legacy_password_grant_of_the_seeds(self):
        session = OAuth2Session(client=LegacyApplicationClient("codelab-flutter-app", scope=["api:read"]))
        tokens = session.fetch_token(self.metadata["token_endpoint"], username="admin", password="admin", client_id="codelab-flutter-app", include_client_id=True)
        self.assertIn("refresh_token", tokens)


if __name__ == "__main__":
    unittest.main()
