#!/usr/bin/python3
"""openid-client (npm) with each kind of client authentication, and with pushed requests and DPoP."""
import unittest

from support import CALLBACK, SIGNED_OUT, House, Script, by_person, eventually, need_npm, record

SCOPE = "openid profile email offline_access api:read"


def key_pair():
    """A new ES256 key as JWK, made by the library that will use it."""
    script = Script("make_key.mjs", text="import { generateKeyPair, exportJWK } from 'jose';\nimport { done } from './driver.mjs';\n"
                    "const pair = await generateKeyPair('ES256', { extractable: true });\n"
                    "done({ private: await exportJWK(pair.privateKey), public: await exportJWK(pair.publicKey) });\n")
    pair = script.run(visit=None)
    for half in pair.values():
        half.update(kid="client-key-1", alg="ES256", use="sig")
    return pair


class OpenidClient(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keys = key_pair()
        web = {"redirect_uris": ["http://127.0.0.1/callback"], "post_logout_redirect_uris": [SIGNED_OUT]}
        machine = {**web, "grant_types": ["authorization_code", "refresh_token", "client_credentials"]}
        cls.house = House(clients={
            "browser-app": {**web, "token_endpoint_auth_method": "none"},
            "basic-client": machine,
            "post-client": {**machine, "token_endpoint_auth_method": "client_secret_post"},
            "keyed-client": {**machine, "token_endpoint_auth_method": "private_key_jwt", "jwks": {"keys": [cls.keys["public"]]}},
            "strict-client": {**machine, "token_endpoint_auth_method": "private_key_jwt", "jwks": {"keys": [cls.keys["public"]]},
                              "require_pushed_authorization_requests": True, "dpop_bound_access_tokens": True},
            "native-app": {**web, "token_endpoint_auth_method": "none", "application_type": "native", "dpop_bound_access_tokens": True},
        }).start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def journey(self, client_id, method, **more):
        script = Script("openid_client.mjs", issuer=self.house.issuer, clientId=client_id, method=method, secret=self.house.secrets[client_id],
                        redirectUri=CALLBACK, signedOut=SIGNED_OUT, scope=SCOPE, **more)
        self.assertTrue(script.run(by_person(self.house.person()))["sub"])

    def test_a_public_client_signs_in_refreshes_and_signs_out(self):
        self.journey("browser-app", "none")

    def test_a_client_with_its_secret_in_the_header(self):
        self.journey("basic-client", "client_secret_basic", machine=True)

    def test_a_client_with_its_secret_in_the_body(self):
        self.journey("post-client", "client_secret_post", machine=True)

    def test_a_client_that_signs_assertions(self):
        self.journey("keyed-client", "private_key_jwt", privateKey=self.keys["private"], machine=True)

    def test_pushed_requests_and_bound_tokens(self):
        self.journey("strict-client", "private_key_jwt", privateKey=self.keys["private"], machine=True, par=True, mustPush=True, dpop=True)

    def test_a_public_client_with_bound_tokens(self):
        self.journey("native-app", "none", par=True, dpop=True)

    def test_a_client_that_registers_itself(self):
        initial = self.house.command("client", "initial-token", "--uses", "1")
        token = initial["initial_access_token"]
        record.note("initial access token", token)
        self.assertTrue(eventually(lambda: "registration_endpoint" in self.house.request("GET", "/.well-known/openid-configuration").json()))
        script = Script("registration.mjs", issuer=self.house.issuer, initialToken=token, redirectUri="https://client.example.com/callback")
        self.assertTrue(script.run(by_person(self.house.person()))["id"])


if __name__ == "__main__":
    need_npm()
    unittest.main()
