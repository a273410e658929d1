#!/usr/bin/env python3
"""Nothing secret stands in database, journal, log, process arguments or environment of children: looked for with strings(1)."""
import os
import subprocess
import unittest

from served import Server

PASSWORD = "Very-Secret-Passw0rd"
WRONG = "Wr0ng-But-Still-Secret"


class NoSecretLeaves(unittest.TestCase):
    def test_database_log_and_process_list_hold_no_secret(self):
        with Server(MASTER_KEY="Master-Key-Secret-1", LOG_LEVEL="DEBUG") as server:
            server.command("user", "add", "holder", "--email", "holder@example.com", "--password-stdin", stdin=PASSWORD)
            secret = server.command("client", "add", "secret-client", "--grant", "password", "--grant", "refresh_token", "--scope", "api:read")["client_secret"]
            rotated = server.command("client", "rotate-secret", "secret-client")["client_secret"]
            secrets = {"password": PASSWORD, "wrong password": WRONG, "master key": "Master-Key-Secret-1", "client secret": secret, "rotated secret": rotated}

            def keep(name, answer):
                for kind in ("access_token", "refresh_token"):
                    token = answer.json()[kind]
                    for part, text in zip(("claims", "signature"), token.split(".")[1:]):
                        secrets[f"{name} {kind} {part}"] = text

            first = server.login("holder", PASSWORD)
            keep("first", first)
            server.login("holder", WRONG)
            keep("second", server.refresh(first.json()["refresh_token"]))
            server.refresh(first.json()["refresh_token"])
            basic = server.request("POST", "/oauth/introspect", {"token": first.json()["access_token"], "client_id": "secret-client", "client_secret": rotated})
            self.assertEqual(basic.status, 200, basic.body)
            server.request("GET", "/oauth/token?password=" + PASSWORD)
            server.token(grant_type="password", username="holder", password=PASSWORD, client_id="secret-client", client_secret="not-" + secret)
            server.command("token", "revoke", "-", stdin=first.json()["access_token"])

            places = {"arguments": open(f"/proc/{server.process.pid}/cmdline", "rb").read()}
            for name in os.listdir(server.data_dir):
                path = os.path.join(server.data_dir, name)
                if os.path.isfile(path) and name not in ("kek", "first-run-secrets.txt"):
                    places[name] = subprocess.run(["strings", "-n", "6", path], capture_output=True, check=True).stdout
            self.assertIn("gatehouse.db", places)
            self.assertIn("gatehouse.db-wal", places)
            self.assertIn("server.log", places)
            self.assertIn(b"holder", places["gatehouse.db"] + places["gatehouse.db-wal"])
            for place, content in places.items():
                self.assertNotIn(b"PRIVATE KEY", content, place)
                for name, secret_text in secrets.items():
                    self.assertNotIn(secret_text.encode(), content, f"{name} in {place}")

    def test_files_are_readable_by_their_owner_only(self):
        with Server() as server:
            server.login()
            for name in os.listdir(server.data_dir):
                if name != "server.log":
                    mode = os.stat(os.path.join(server.data_dir, name)).st_mode & 0o077
                    self.assertEqual(mode, 0, name)


if __name__ == "__main__":
    unittest.main()
