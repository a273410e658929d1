#!/usr/bin/env python3
"""A signing key is rotated, retired and revoked while clients refresh and a validator keeps its JWKS for the cache time."""
import json
import threading
import time
import unittest

from served import Server, eventually
from validator import proven_claims, token_header

CACHE_SECONDS = 2


class CachingValidator:
    """Keeps what it fetched for the max-age it was told, as validators do, and never asks again for an unknown kid."""

    def __init__(self, server):
        self.server, self.fetched, self.keys = server, 0.0, []

    def validate(self, token):
        if time.monotonic() - self.fetched >= CACHE_SECONDS:
            self.fetched = time.monotonic()
            answer = self.server.request("GET", "/.well-known/jwks.json")
            assert f"max-age={CACHE_SECONDS}" in answer.headers["Cache-Control"], answer.headers["Cache-Control"]
            self.keys = answer.json()["keys"]
        kid = token_header(token)["kid"]
        key = next(k for k in self.keys if k["kid"] == kid)
        return proven_claims(token, key, audience="codelab-api", issuer=self.server.issuer)


class RotatedKeys(unittest.TestCase):
    def test_rotation_breaks_neither_clients_nor_validators(self):
        with Server(MASTER_KEY="admin", JWKS_MAX_AGE=str(CACHE_SECONDS), RATE_LIMIT_REQUESTS_PER_IP="0") as server:
            stop, failures, kids = threading.Event(), [], set()

            def refresh_and_validate():
                validator, connection = CachingValidator(server), server.connect()
                token = server.login().json()["refresh_token"]
                while not stop.is_set():
                    answer = server.refresh(token, connection=connection)
                    if answer.status != 200:
                        failures.append(answer.body)
                        return
                    token = answer.json()["refresh_token"]
                    try:
                        validator.validate(answer.json()["access_token"])
                    except Exception as problem:
                        failures.append(repr(problem))
                        return
                    kids.add(token_header(answer.json()["access_token"])["kid"])

            threads = [threading.Thread(target=refresh_and_validate) for _ in range(2)]
            for thread in threads:
                thread.start()
            self.assertTrue(eventually(lambda: kids))
            old = set(kids)
            new = server.command("key", "rotate")["kid"]
            self.assertTrue(eventually(lambda: new in kids or failures, 60))
            stop.set()
            for thread in threads:
                thread.join()
            self.assertEqual(failures, [])
            states = {key["kid"]: key["state"] for key in server.command("key", "list")}
            self.assertEqual(states, {**{kid: "retiring" for kid in old}, new: "active"})
            published = {key["kid"] for key in server.request("GET", "/.well-known/jwks.json").json()["keys"]}
            self.assertEqual(published, old | {new})

    def test_an_emergency_revocation_takes_the_key_away_at_once_and_ends_what_it_signed(self):
        with Server(MASTER_KEY="admin") as server:
            tokens = server.login().json()
            kid = token_header(tokens["access_token"])["kid"]
            report = server.command("key", "revoke", kid)
            self.assertEqual((report["families_ended"], report["state"]), (1, "revoked"))
            self.assertTrue(eventually(lambda: kid not in json.dumps(server.request("GET", "/.well-known/jwks.json").json())))
            self.assertTrue(eventually(lambda: server.refresh(tokens["refresh_token"]).status == 400))
            fresh = server.login().json()["access_token"]
            self.assertEqual(token_header(fresh)["kid"], report["now_active"])


if __name__ == "__main__":
    unittest.main()
