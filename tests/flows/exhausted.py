#!/usr/bin/env python3
"""File descriptors and memory run out: 503 or a wait while it lasts, a line that tells of it, nothing acknowledged lost."""
import collections
import http.client
import os
import socket
import subprocess
import time
import unittest

from served import Outage, eventually

IDLE_CLIENTS = 300
# What server/http/SocketCalls.cpp keeps for files and refusals.
RESERVED_DESCRIPTORS = 96
# Of address space beyond what an idle server has; each hungry client takes more than 64 KiB of it.
SPARE_MEMORY = 64 * 1024 * 1024
HUNGRY_CLIENTS = 1500
HUNGRY_HEAD = b"POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 65000\r\n\r\n"


class Exhausted(Outage):
    def limit(self, server, **values):
        for name, value in values.items():
            subprocess.run(["prlimit", "--pid", str(server.process.pid), f"--{name}={value}:"], check=True)

    def what_a_newcomer_hears(self, server):
        """The status, or how the connection ended."""
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=2)
        try:
            return server.request("GET", "/health", connection=connection).status
        except (OSError, http.client.HTTPException) as error:
            return type(error).__name__
        finally:
            connection.close()

    def processor_seconds(self, server):
        with open(f"/proc/{server.process.pid}/stat", encoding="ascii") as file:
            return sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13])) / os.sysconf("SC_CLK_TCK")

    def is_at_rest(self, server):
        """For a second, which is the subject here: accepting again and again would take all of it."""
        before = self.processor_seconds(server)
        time.sleep(1)
        return self.processor_seconds(server) - before < 0.3

    def test_descriptors_run_short(self):
        """Idle clients hold all that there are: they give way, or who comes hears 503 at once; nobody waits for nothing."""
        server = self.served()
        token = server.login().json()["refresh_token"]
        used = len(os.listdir(f"/proc/{server.process.pid}/fd"))
        self.limit(server, nofile=used + RESERVED_DESCRIPTORS + 40)
        clients = [socket.create_connection(("127.0.0.1", server.port), timeout=60) for _ in range(IDLE_CLIENTS)]
        self.addCleanup(lambda: [client.close() for client in clients])
        self.assertTrue(eventually(lambda: self.what_a_newcomer_hears(server) in (200, 503)))
        heard = collections.Counter(self.what_a_newcomer_hears(server) for _ in range(20))
        self.assertEqual(set(heard) - {200, 503}, set(), heard)
        stopped = [line for line in server.log_lines() if line.get("event") in ("connection_refused", "connection_displaced")]
        self.assertTrue(1 <= len(stopped) <= 100, len(stopped))

        # Now there is not a single one, not even to refuse with.
        self.limit(server, nofile=used)
        heard = collections.Counter(self.what_a_newcomer_hears(server) for _ in range(3))
        self.assertFalse(set(heard) & {500, 502}, heard)
        self.assertTrue(eventually(lambda: self.is_at_rest(server)), "it turns round and round")
        self.assertIsNone(server.process.poll())

        self.limit(server, nofile=4096)
        for client in clients:
            client.close()
        self.assertTrue(eventually(lambda: self.what_a_newcomer_hears(server) == 200))
        self.assertEqual(server.login().status, 200)
        self.assertEqual([line for line in server.log_lines("error")], [])
        self.assert_nothing_is_lost(server, [token])

    def test_a_lack_of_memory_is_told_and_loses_nothing(self):
        """Hungry clients would take more than the limit leaves: they give way, others are served or hear 503, and the server goes on."""
        server = self.served()
        token = server.login().json()["refresh_token"]
        with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
            size = int(file.read().split("VmSize:")[1].split()[0]) * 1024
        self.limit(server, **{"as": size + SPARE_MEMORY})
        clients, heard = [], collections.Counter()
        for number in range(HUNGRY_CLIENTS):
            try:
                clients.append(socket.create_connection(("127.0.0.1", server.port), timeout=60))
                clients[-1].sendall(HUNGRY_HEAD + b"a" * 64000)
            except OSError:
                pass  # gave way while it was still sending
            if number % 100 == 99:
                heard[self.what_a_newcomer_hears(server)] += 1
        self.assertEqual(set(heard) - {200, 503}, set(), heard)
        self.assertGreater(heard[200], 0, heard)
        self.assertIsNone(server.process.poll())
        told = [line for line in server.log_lines() if line.get("event") == "memory_short"]
        self.assertTrue(1 <= len(told) <= 50, told)
        for client in clients:
            client.close()
        self.limit(server, **{"as": "unlimited"})
        self.assertEqual(server.login().status, 200)
        self.assert_nothing_is_lost(server, [token])


if __name__ == "__main__":
    unittest.main()
