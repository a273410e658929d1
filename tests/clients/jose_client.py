#!/usr/bin/python3
"""jose (npm): the tokens proven by the JWKS for each signing algorithm, and the whole flow with PAR and DPoP by hand."""
import unittest

from support import CALLBACK, SIGNED_OUT, House, Script, by_person, need_npm

SCOPE = "openid profile email offline_access api:read"


class Jose(unittest.TestCase):
    def journey(self, algorithm):
        client = {"token_endpoint_auth_method": "none", "post_logout_redirect_uris": [SIGNED_OUT]}
        with House(clients={"jose-client": client}, SIGNING_ALG=algorithm) as house:
            script = Script("jose_client.mjs", issuer=house.issuer, clientId="jose-client", redirectUri=CALLBACK, signedOut=SIGNED_OUT, scope=SCOPE, audience="codelab-api")
            self.assertEqual(script.run(by_person(house.person()))["algorithm"], algorithm)

    def test_rs256(self):
        self.journey("RS256")

    def test_es256(self):
        self.journey("ES256")

    def test_eddsa(self):
        self.journey("EdDSA")


if __name__ == "__main__":
    need_npm()
    unittest.main()
