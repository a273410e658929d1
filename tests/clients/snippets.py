#!/usr/bin/python3
"""The console's quick starts, pasted and run as they are shown: curl, Python (Authlib) and JavaScript (openid-client)."""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.request

from support import HERE, NPM, House, need_npm, node_version, skip

try:
    import authlib  # noqa: F401
except ImportError:
    skip("there is no Authlib here")

BUILD = os.path.dirname(os.environ.get("GATEHOUSE_BIN") or os.path.join(HERE, "../../build/release/bin"))
WRITER = os.path.join(BUILD, "tests/ui.clients.QuickStart")
INTERPRETERS = {"mjs": ["node"], "py": [sys.executable], "sh": ["bash"]}


class Snippets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="gatehouse-snippets-")
        cls.house = House().start()
        # The console's own code writes them, filled in for this server.
        environment = {**os.environ, "GATEHOUSE_SNIPPETS": cls.folder, "GATEHOUSE_SNIPPETS_SERVER": cls.house.issuer}
        subprocess.run([WRITER, "writesThemToBeRun"], env=environment, check=True, capture_output=True, timeout=120)
        for path in glob.glob(os.path.join(cls.folder, "*.json")):
            with open(path, encoding="utf-8") as file:
                cls.house.add_client(os.path.basename(path)[:-5], **json.load(file))
        os.symlink(os.path.join(os.path.abspath(NPM), "node_modules"), os.path.join(cls.folder, "node_modules"))

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def started(self, client, flow, suffix):
        path = os.path.join(self.folder, f"{client}.{flow}.{suffix}")
        self.assertTrue(os.path.exists(path), sorted(os.listdir(self.folder)))
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        environment.pop("CLIENT_SECRET", None)
        if self.house.secrets[client]:
            environment["CLIENT_SECRET"] = self.house.secrets[client]
        flags = ["--experimental-global-webcrypto"] if suffix == "mjs" and node_version() < 19 else []
        process = subprocess.Popen([*INTERPRETERS[suffix], *flags, path], cwd=self.folder, env=environment, text=True,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.kill)
        return process

    def finished(self, process, said=""):
        """What it has printed to its end, all its tokens among it; never shown."""
        output, errors = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 0, errors[-3000:])
        return said + output

    def read_until(self, process, pattern):
        said = ""
        for line in process.stdout:
            said += line
            found = re.search(pattern, said)
            if found:
                return said, found
        self.fail(f"ended before {pattern}: {process.stderr.read()[-3000:]}")

    def say(self, process, *lines):
        process.stdin.write("".join(line + "\n" for line in lines))
        process.stdin.flush()

    def sign_in(self, client, suffix):
        process = self.started(client, "code", suffix)
        said, found = self.read_until(process, r"(http://\S+/oauth/authorize\?\S+)")
        page = self.house.person().authorize(found[1])
        answer = page.answer()
        if suffix == "sh":
            self.say(process, *([answer["code"], self.house.secrets[client]] if self.house.secrets[client] else [answer["code"]]))
        else:
            urllib.request.urlopen(page.location, timeout=60).read()
        said = self.finished(process, said)
        self.assertIn("access_token", said)
        self.assertIn("refresh_token", said)
        if suffix != "sh":
            self.assertIn("alice", said)
            self.assertIn("Refreshed:", said)

    def test_sign_in_of_a_native_application(self):
        for suffix in INTERPRETERS:
            with self.subTest(language=suffix):
                self.sign_in("snippet-native", suffix)

    def test_sign_in_of_a_web_application(self):
        for suffix in INTERPRETERS:
            with self.subTest(language=suffix):
                self.sign_in("snippet-web", suffix)

    def test_a_service(self):
        for suffix in INTERPRETERS:
            with self.subTest(language=suffix):
                process = self.started("snippet-service", "client_credentials", suffix)
                if suffix == "sh":
                    self.say(process, self.house.secrets["snippet-service"])
                self.assertIn("access_token", self.finished(process))

    def test_a_device(self):
        for suffix in ("mjs", "py"):
            with self.subTest(language=suffix):
                process = self.started("snippet-tv", "device", suffix)
                said, found = self.read_until(process, r"or open (\S+)\n")
                person = self.house.person()
                page = person.open(found[1])
                if page.asks_password:
                    page = person.sign_in(page)
                page = person.submit(page, page.form_with(button="Allow"), "Allow")
                self.assertEqual(page.status, 200)
                self.assertIn("Refreshed:", self.finished(process, said))


if __name__ == "__main__":
    need_npm()
    if not os.path.exists(WRITER):
        skip("the program that writes the snippets, ui.clients.QuickStart, is not built")
    unittest.main()
