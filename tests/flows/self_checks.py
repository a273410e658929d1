#!/usr/bin/env python3
"""`check` and `diagnostics` beside a running server: what works is said to work, what is wrong is named, no name or secret leaves."""
import json
import os
import tempfile
import unittest
import zipfile

from served import PASSWORD, Server, run_program

NAME = "wilhelmina"


class SelfChecks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(MASTER_KEY=PASSWORD, INTERNAL_API_KEY="key-of-a-neighbour").start()
        cls.addClassCleanup(cls.server.__exit__)
        cls.server.command("user", "add", NAME, "--email", NAME + "@example.com", "--password-stdin", stdin=PASSWORD)

    def check(self, *arguments):
        done = self.server.command("check", *arguments, check=False)
        return done.returncode, {row["check"]: row for row in json.loads(done.stdout)}

    def test_everything_works(self):
        code, rows = self.check("--self-test", "--url", self.server.url)
        self.assertEqual(code, 0, rows)
        for step in ("discovery", "keys", "refusal", "sign_in", "introspection", "refresh", "reuse", "cleanup", "sealed_keys", "database"):
            self.assertTrue(rows["self-test: " + step]["ok"], rows["self-test: " + step])
            self.assertNotIn("skipped", rows["self-test: " + step]["detail"])
        self.assertTrue(rows["audit chain"]["ok"])

    def test_leaves_no_guest_behind(self):
        self.check("--self-test", "--url", self.server.url)
        self.assertEqual([row for row in self.server.command("client", "list") if "self-test" in row["client_id"]], [])
        self.assertEqual({row["username"] for row in self.server.command("user", "list")}, {"admin", NAME})

    def test_a_server_that_does_not_answer_is_one_fault(self):
        code, rows = self.check("--self-test", "--url", "http://127.0.0.1:9")
        self.assertEqual(code, 1)
        self.assertEqual([name for name, row in rows.items() if not row["ok"]], ["self-test: discovery"])
        self.assertIn("nothing answered at http://127.0.0.1:9", rows["self-test: discovery"]["detail"])
        self.assertIn("--url", rows["self-test: discovery"]["detail"])
        self.assertTrue(rows["self-test: sign_in"]["detail"].startswith("skipped: "))

    def test_without_a_folder_there_is_nothing_to_check(self):
        for area in ("check", "diagnostics"):
            folder = os.path.join(self.server.data_dir, "nothing-here")
            done = run_program(area, "--data-dir", folder)
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertFalse(os.path.exists(folder))

    def bundle(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "bundle.zip")
            told = self.server.command("diagnostics", "--out", path, *arguments)
            self.assertEqual(told["file"], path)
            with zipfile.ZipFile(path) as archive:
                self.assertIsNone(archive.testzip())
                return {name: archive.read(name).decode() for name in archive.namelist()}

    def test_the_bundle_names_nobody_unless_asked(self):
        files = self.bundle()
        self.assertGreaterEqual(set(files), {"about.txt", "versions.json", "settings.json", "figures.json", "health.json", "log.txt"})
        everything = "\n".join(files.values())
        for secret in (PASSWORD, "key-of-a-neighbour", NAME):
            self.assertNotIn(secret, everything)
        self.assertTrue(all(row["ok"] for row in json.loads(files["health.json"])) if isinstance(json.loads(files["health.json"]), list) else True)
        self.assertNotIn("key-of-a-neighbour", "\n".join(self.bundle("--with-names").values()))

    def test_without_out_it_shows_what_would_stand_in_it(self):
        rows = self.server.command("diagnostics")
        self.assertEqual({row["file"] for row in rows}, set(self.bundle()))

    def test_a_place_that_cannot_be_written_is_named(self):
        for place in ("/nonexistent/bundle.zip", self.server.data_dir):
            done = self.server.command("diagnostics", "--out", place, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn(place, done.stderr)


if __name__ == "__main__":
    unittest.main()
