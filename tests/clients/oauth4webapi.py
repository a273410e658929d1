#!/usr/bin/python3
"""oauth4webapi (npm), the low-level library: PAR and DPoP step by step, nonces asked for and not, and an access token at a resource server."""
import unittest

from support import CALLBACK, SIGNED_OUT, House, Script, by_person, need_npm

SCOPE = "openid profile email offline_access api:read"


class Oauth4webapi(unittest.TestCase):
    def journey(self, algorithm, method, **settings):
        client = {"redirect_uris": ["http://127.0.0.1/callback"], "post_logout_redirect_uris": [SIGNED_OUT], "token_endpoint_auth_method": method,
                  "require_pushed_authorization_requests": True, "dpop_bound_access_tokens": True}
        with House(clients={"dpop-client": client}, **settings) as house:
            script = Script("oauth4webapi.mjs", issuer=house.issuer, clientId="dpop-client", secret=house.secrets["dpop-client"], redirectUri=CALLBACK,
                            signedOut=SIGNED_OUT, scope=SCOPE, audience="codelab-api", dpopAlgorithm=algorithm)
            return script.run(by_person(house.person()))

    def test_a_public_client_with_rs256_proofs(self):
        self.journey("RS256", "none")

    def test_a_confidential_client_with_es256_proofs_and_nonces_always_wanted(self):
        self.assertGreater(self.journey("ES256", "client_secret_post", DPOP_NONCE="true")["nonces"], 0)


if __name__ == "__main__":
    need_npm()
    unittest.main()
