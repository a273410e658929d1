#!/usr/bin/env python3
"""Another program holds the database, and is stopped while it does; the whole server is stopped for a while."""
import os
import signal
import subprocess
import time
import unittest

from served import Outage, Refreshers

# The subject of these journeys: that long nothing moves.
STOPPED_SECONDS = 10


class Locked(Outage):
    def test_a_database_held_by_a_program_that_does_not_move(self):
        server = self.served()
        holder = subprocess.Popen(["sqlite3", os.path.join(server.data_dir, "gatehouse.db")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(lambda: (holder.kill(), holder.wait(), holder.stdin.close(), holder.stdout.close()))

        def hold():
            # Clients write without a pause: sqlite3 has to wait for its turn.
            holder.stdin.write(".timeout 20000\nBEGIN IMMEDIATE;\nSELECT 'held';\n")
            holder.stdin.flush()
            self.assertEqual(holder.stdout.readline(), "held\n")
            holder.send_signal(signal.SIGSTOP)

        def wait_and_look():
            end = time.monotonic() + STOPPED_SECONDS
            while time.monotonic() < end:
                began = time.monotonic()
                self.assert_unavailable(server.login())
                self.assertLess(time.monotonic() - began, 5, "each caller waits for the lock in vain")
                self.assert_metadata_is_served(server)

        def release():
            holder.send_signal(signal.SIGCONT)
            holder.stdin.write("ROLLBACK;\n.quit\n")
            holder.stdin.flush()

        self.assert_stands(server, hold, release, wait_and_look, reason="locked by another program")

    def test_a_server_that_is_stopped_and_goes_on(self):
        server = self.served()
        with Refreshers(server, 32) as clients:
            self.assertTrue(clients.all_served(3))
            server.process.send_signal(signal.SIGSTOP)
            try:
                time.sleep(STOPPED_SECONDS)
            finally:
                server.process.send_signal(signal.SIGCONT)
            self.assertTrue(clients.all_served(3))
        self.assertEqual(clients.broken, [])
        self.assertEqual(server.request("GET", "/health").status, 200)
        self.assertEqual(server.log_lines("error"), [])
        self.assert_nothing_is_lost(server, clients.tokens)


if __name__ == "__main__":
    unittest.main()
