#!/usr/bin/env python3
"""tests/secrets/check finds a planted secret in every spelling and shape, names where, and does not print it."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

CHECK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../secrets/check")
HEAD, BODY, SIGNATURE = "eyJhbGciOiJSUzI1NiJ9", "eyJzdWIiOiJub2JvZHkifQ", "c2lnbmF0dXJl" * 8
NOTED = [{"kind": "password", "text": 'Pass/word+"7ä'}, {"kind": "refresh_token", "text": SIGNATURE[:43]}]
PLANTED = {
    "password": 'user typed Pass/word+"7ä here',
    "password in JSON": json.dumps({"msg": 'Pass/word+"7ä'}),
    "password in a form": "password=Pass%2Fword%2B%227%C3%A4&x=1",
    "password in base64": "Authorization: Basic UGFzcy93b3JkKyI3w6Q=",
    "signature of a token": "left over: " + SIGNATURE,
    "a token nobody noted": f"Bearer {HEAD}.{BODY}.{'x' * 40}",
    "a private key": "-----BEGIN RSA PRIVATE KEY-----",
    "a bcrypt hash": "$2b$04$" + "abcdefghijklmnopqrstuv" * 2,
    "a yescrypt hash": "$y$j9T$" + "abcdefghijklmnopqrstuv$" * 2,
}


class SecretCheck(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="gatehouse-check-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.record = os.path.join(self.folder, "record")
        os.mkdir(self.record)

    def check(self, content=None, *arguments):
        if content is not None:
            with open(os.path.join(self.record, "server.stderr"), "w", encoding="utf-8") as file:
                file.write("one\ntwo\n" + content + "\n")
            with open(self.record + ".secrets", "w", encoding="utf-8") as file:
                file.writelines(json.dumps(secret) + "\n" for secret in NOTED)
        # Its tests must not be recorded themselves.
        environment = {name: value for name, value in os.environ.items() if name != "GATEHOUSE_TEST_RECORD"}
        return subprocess.run([CHECK, *arguments, self.record], env=environment, capture_output=True, text=True)

    def test_what_is_planted_is_found_and_not_repeated(self):
        for name, line in PLANTED.items():
            with self.subTest(name):
                done = self.check(line)
                self.assertEqual(done.returncode, 1)
                self.assertIn("server.stderr:3: ", done.stderr)
                for secret in ("Pass", SIGNATURE[:20], "x" * 20, "abcdefgh"):
                    self.assertNotIn(secret, done.stdout + done.stderr)

    def test_what_is_harmless_passes(self):
        done = self.check('{"request_id":"7f3a","path":"/oauth/token"} eyJ is a start, key BEGIN PUBLIC KEY ' + "A" * 60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_an_empty_record_proves_nothing(self):
        self.assertEqual(self.check().returncode, 1)
        self.assertEqual(self.check(None, "--partial").returncode, 0)


if __name__ == "__main__":
    unittest.main()
