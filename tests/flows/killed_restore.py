#!/usr/bin/env python3
"""`restore --overwrite` killed at any moment: the old database or the new one is there, whole, and never none; a bad file changes nothing."""
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

from served import DAEMON, clean_environment, run_program

ROUNDS = int(os.environ.get("GATEHOUSE_ROUNDS", "50")) // 2
PASSPHRASE = "correct horse battery"


class KilledRestore(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="gatehouse-restore-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.data_dir = os.path.join(self.folder, "data")
        self.backup = os.path.join(self.folder, "house.ghbackup")
        self.add("before")
        self.run_in("key", "rotate", "--now")  # something sealed
        with sqlite3.connect(os.path.join(self.data_dir, "gatehouse.db")) as database:
            database.execute("CREATE TABLE ballast (bytes BLOB)")
            database.executemany("INSERT INTO ballast VALUES (?)", ((os.urandom(1 << 20),) for _ in range(8)))
        self.run_in("backup", self.backup, "--passphrase-stdin", stdin=PASSPHRASE)

    def run_in(self, *arguments, stdin="", code=0):
        done = run_program(*arguments, "--data-dir", self.data_dir, stdin=stdin)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def add(self, name):
        self.run_in("user", "add", name, "--email", name + "@example.com")

    def names(self):
        listed = self.run_in("user", "list", "--json").stdout
        return {name for name in ("before", "later") if f'"{name}"' in listed}

    def restore(self, wait):
        program = subprocess.Popen([DAEMON, "restore", self.backup, "--passphrase-stdin", "--overwrite", "--data-dir", self.data_dir],
                                   env=clean_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        program.stdin.write(PASSPHRASE.encode() + b"\n")
        program.stdin.flush()
        try:
            program.communicate(timeout=wait)
        except subprocess.TimeoutExpired:
            program.send_signal(signal.SIGKILL)
            program.communicate()
        return program.returncode == 0

    def test_killed_at_any_moment(self):
        started = time.monotonic()
        self.assertTrue(self.restore(120))
        whole = time.monotonic() - started
        killed = 0
        for _ in range(ROUNDS):
            if "later" not in self.names():
                self.add("later")
            done = self.restore(random.uniform(0.02, whole * 1.1))
            killed += not done
            self.assertTrue(os.path.exists(os.path.join(self.data_dir, "gatehouse.db")))
            self.assertIn(self.names(), ({"before"}, {"before", "later"}))
            if done:
                self.assertEqual(self.names(), {"before"})
            self.run_in("audit", "verify")
        self.assertGreater(killed, ROUNDS // 4)
        self.run_in("restore", self.backup, "--passphrase-stdin", "--overwrite", stdin=PASSPHRASE)
        self.assertEqual([name for name in os.listdir(self.data_dir) if name.startswith("backup-work-")], [])

    def test_as_often_as_somebody_likes_within_a_second(self):
        for _ in range(4):
            self.run_in("restore", self.backup, "--passphrase-stdin", "--overwrite", stdin=PASSPHRASE)
        kept = [name for name in os.listdir(self.data_dir) if ".before-" in name and not name.endswith(("-wal", "-shm"))]
        self.assertEqual(len(kept), 4, kept)

    def changed(self, change):
        """The backup with other bytes."""
        path = os.path.join(self.folder, "changed.ghbackup")
        with open(self.backup, "rb") as original, open(path, "wb") as copy:
            copy.write(change(original.read()))
        return path

    def test_a_bad_file_changes_nothing(self):
        self.add("later")
        cases = {
            "not whole": lambda all: all[:len(all) // 2],
            "wrong or": lambda all: all[:200] + bytes([all[200] ^ 1]) + all[201:],
            "newer version": lambda all: all.replace(b"GHBACKUP1", b"GHBACKUP2", 1),
            "no backup of Gatehouse": lambda all: os.urandom(4000),
        }
        for words, change in cases.items():
            with self.subTest(words):
                done = self.run_in("restore", self.changed(change), "--passphrase-stdin", "--overwrite", stdin=PASSPHRASE, code=1)
                self.assertIn(words, done.stderr)
                self.assertEqual(self.names(), {"before", "later"})
        done = self.run_in("restore", self.backup, "--passphrase-stdin", "--overwrite", stdin="wrong horse battery", code=1)
        self.assertIn("passphrase is wrong", done.stderr)
        self.assertEqual(sorted(name for name in os.listdir(self.data_dir) if ".before-" in name or name.startswith("backup-work-")), [])


if __name__ == "__main__":
    unittest.main()
