#!/usr/bin/python3
"""passport-openidconnect (npm) in an Express application: sign-in, profile from user info, refresh, revocation, sign-out."""
import unittest

from support import SIGNED_OUT, House, Script, by_person, need_npm


class PassportOpenidconnect(unittest.TestCase):
    def test_an_express_application(self):
        client = {"redirect_uris": ["http://127.0.0.1/callback"], "post_logout_redirect_uris": [SIGNED_OUT], "token_endpoint_auth_method": "client_secret_post"}
        with House(clients={"express-app": client}) as house:
            script = Script("passport.mjs", issuer=house.issuer, clientId="express-app", secret=house.secrets["express-app"], signedOut=SIGNED_OUT)
            told = script.run(by_person(house.person()))
        self.assertEqual((told["status"], told["user"]["username"], told["user"]["email"]), (200, "alice", "alice@example.com"))
        self.assertEqual(told["me"], told["user"])
        self.assertGreaterEqual(told["forged"], 400)
        self.assertEqual((told["refreshed"], told["revoked"]), (200, 200))
        self.assertEqual((told["left"], told["after"]), (SIGNED_OUT + "?state=p", 401))


if __name__ == "__main__":
    need_npm()
    unittest.main()
