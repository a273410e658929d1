#!/usr/bin/env python3
"""The desktop program in a real X server: it serves, a second start raises the first, it ends well, and it says nothing that it should not."""
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import unittest
import urllib.parse
import urllib.request

from served import BIN, clean_environment, record

CONSOLE = os.path.join(BIN, "gatehouse")


class Console(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.mkdtemp(prefix="gatehouse-console-")
        self.addCleanup(shutil.rmtree, self.home, True)
        self.addCleanup(record.keep_file, "stderr", os.path.join(self.home, "log"))
        read, write = os.pipe()
        self.x = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"], pass_fds=[write],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        self.display = ":" + os.fdopen(read).readline().strip()
        self.addCleanup(self.x.wait)
        self.addCleanup(self.x.terminate)

    def start(self, *arguments, **extra):
        environment = clean_environment(HOME=self.home, XDG_RUNTIME_DIR=self.home, DISPLAY=self.display, QT_QPA_PLATFORM="xcb", **extra)
        record.note_environment(environment)
        return subprocess.Popen([CONSOLE, *arguments], env=environment, stdout=subprocess.PIPE, stderr=open(os.path.join(self.home, "log"), "ab"), text=True)

    def keep_what_is_seen(self, process):
        record.keep_process(process.pid)
        if shutil.which("xwininfo"):
            record.keep("windows", subprocess.run(["xwininfo", "-display", self.display, "-root", "-tree"], capture_output=True).stdout)

    def log_lines(self):
        lines = open(os.path.join(self.home, "log"), encoding="utf-8").read().splitlines()
        return [json.loads(line) if line.startswith("{") else {"level": "plain", "msg": line} for line in lines]

    def test_the_demo_console_serves_and_ends_without_a_warning(self):
        console = self.start("--demo", "--listen", "127.0.0.1:0")
        ready = re.fullmatch(r"ready (http://127\.0\.0\.1:\d+) issuer=\S+\n", console.stdout.readline())
        self.assertTrue(ready)
        form = urllib.parse.urlencode({"grant_type": "password", "username": "admin", "password": "admin", "client_id": "codelab-flutter-app"})
        with urllib.request.urlopen(ready[1] + "/oauth/token", form.encode(), timeout=60) as answer:
            tokens = json.load(answer)
        record.note_members(tokens)
        self.assertEqual(tokens["token_type"], "bearer")
        self.keep_what_is_seen(console)
        console.send_signal(signal.SIGTERM)
        self.assertEqual(console.wait(timeout=60), 0)
        console.stdout.close()
        self.assertEqual([line for line in self.log_lines() if line["level"] in ("warning", "error")], [])
        plain = [line["msg"] for line in self.log_lines() if line["level"] == "plain"]
        self.assertEqual(plain[0], "Try it:")
        self.assertEqual(len(plain), 2, plain)

    def test_a_second_start_raises_the_first_and_leaves(self):
        data = os.path.join(self.home, "data")
        # A KEK from outside: no question is asked where nobody can answer it.
        kek = {"AUTH_SERVICE__KEK": "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=", "AUTH_SERVICE__MASTER_KEY": "admin"}
        seed = subprocess.run([os.path.join(BIN, "gatehoused"), "user", "list", "--data-dir", data], env=clean_environment(**kek), capture_output=True, text=True)
        self.assertEqual(seed.returncode, 1, "a reading subcommand made a database")
        prepared = subprocess.Popen([os.path.join(BIN, "gatehoused"), "serve", "--data-dir", data, "--listen", "127.0.0.1:0"], env=clean_environment(**kek),
                                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.assertTrue(prepared.stdout.readline().startswith("ready"))
        prepared.terminate()
        prepared.wait(timeout=60)
        prepared.stdout.close()

        first = self.start("--data-dir", data, "--listen", "127.0.0.1:0", **kek)
        self.assertTrue(first.stdout.readline().startswith("ready"))
        self.keep_what_is_seen(first)
        second = self.start("--data-dir", data, "--listen", "127.0.0.1:0", **kek)
        self.assertEqual(second.wait(timeout=60), 0)
        self.assertEqual(second.stdout.read(), "")
        second.stdout.close()
        self.assertIsNone(first.poll())
        first.terminate()
        self.assertEqual(first.wait(timeout=60), 0)
        first.stdout.close()

    def test_without_a_display_it_says_so_in_one_line(self):
        done = subprocess.run([CONSOLE], env=clean_environment(), capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(done.stderr.splitlines()), 1)


if __name__ == "__main__":
    unittest.main()
