#!/usr/bin/env python3
"""kill -9 under refresh load: what was acknowledged is kept, the database and the audit chain stay whole."""
import json
import os
import shutil
import signal
import sqlite3
import tempfile
import threading
import unittest

from served import Server

ROUNDS = int(os.environ.get("GATEHOUSE_ROUNDS", "50"))
LOADERS = 8


class Killed(unittest.TestCase):
    def setUp(self):
        self.data_dir = tempfile.mkdtemp(prefix="gatehouse-killed-")
        self.addCleanup(shutil.rmtree, self.data_dir, True)
        self.settings = {"MASTER_KEY": "admin", "JWT_ISSUER": "http://localhost:8003", "RATE_LIMIT_REQUESTS_PER_IP": "0"}

    def load(self, server, newest, index, enough):
        """Refreshes until the server is gone; `newest` holds the last token that was acknowledged."""
        connection = server.connect()
        for count in range(1000000):
            sent = newest[index]
            try:
                answer = server.refresh(sent["acknowledged"], connection=connection)
            except Exception:
                # No answer: the token in flight may have been used or not. Its family tells nothing any more.
                newest[index]["in_doubt"] = True
                return
            assert answer.status == 200, answer.body
            newest[index] = {"acknowledged": answer.json()["refresh_token"], "in_doubt": False}
            if count == 3:
                enough.release()

    def test_no_acknowledged_token_is_lost(self):
        for round_number in range(ROUNDS):
            server = Server(self.data_dir, **self.settings).start()
            quiet = [server.login().json()["refresh_token"] for _ in range(3)]
            newest = [{"acknowledged": server.login().json()["refresh_token"], "in_doubt": False} for _ in range(LOADERS)]
            enough = threading.Semaphore(0)
            threads = [threading.Thread(target=self.load, args=(server, newest, index, enough)) for index in range(LOADERS)]
            for thread in threads:
                thread.start()
            for _ in range(LOADERS):
                enough.acquire()
            quiet = [server.refresh(token).json()["refresh_token"] for token in quiet]
            server.stop(signal.SIGKILL)
            for thread in threads:
                thread.join()

            with sqlite3.connect(os.path.join(self.data_dir, "gatehouse.db")) as database:
                self.assertEqual(database.execute("PRAGMA integrity_check").fetchone()[0], "ok")
            server = Server(self.data_dir, **self.settings).start()
            for token in quiet:
                self.assertEqual(server.refresh(token).status, 200, f"round {round_number}: an acknowledged token was lost")
            for state in newest:
                answer = server.refresh(state["acknowledged"])
                # In doubt: either it was not used yet, or its use was committed and only the answer was lost.
                self.assertTrue(answer.status == 200 or (state["in_doubt"] and answer.status == 400), answer.body)
            self.assertTrue(server.command("audit", "verify")["intact"])
            self.assertEqual(server.stop(), 0)

    def test_one_altered_byte_in_an_audit_row_is_found(self):
        with Server(self.data_dir, **self.settings) as server:
            server.login()
            server.login("nobody", "x")
        path = os.path.join(self.data_dir, "gatehouse.db")
        with sqlite3.connect(path) as database:
            with self.assertRaisesRegex(sqlite3.Error, "never changed"):
                database.execute("UPDATE audit_logs SET success = 1")
            database.execute("DROP TRIGGER audit_logs_no_update")
            database.execute("UPDATE audit_logs SET ip_address = '127.0.0.2' WHERE event_type = 'login_failed'")
        done = Server(self.data_dir, **self.settings).command("audit", "verify", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("altered", json.loads(done.stdout)["error_description"])


if __name__ == "__main__":
    unittest.main()
