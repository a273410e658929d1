#!/usr/bin/env python3
"""File descriptors and memory run out: who is connected is served, others hear 503 or wait, one line tells of it, and it passes without a restart."""
import collections
import http.client
import os
import socket
import subprocess
import unittest

from served import APP, Outage, eventually

IDLE_CLIENTS = 150
# Of address space beyond what an idle server has; each hungry client takes more than 64 KiB of it.
SPARE_MEMORY = 4 * 1024 * 1024
HUNGRY_CLIENTS = 1200
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

    def login_over(self, server, connection):
        return server.token(connection, grant_type="password", username="admin", password="admin", client_id=APP)

    def processor_seconds(self, server):
        with open(f"/proc/{server.process.pid}/stat", encoding="ascii") as file:
            return sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13])) / os.sysconf("SC_CLK_TCK")

    def test_no_descriptor_is_left(self):
        server = self.served()
        kept = server.connect()
        token = self.login_over(server, kept).json()["refresh_token"]
        used = len(os.listdir(f"/proc/{server.process.pid}/fd"))
        self.limit(server, nofile=used + 60)
        clients = [socket.create_connection(("127.0.0.1", server.port), timeout=60) for _ in range(IDLE_CLIENTS)]
        self.addCleanup(lambda: [client.close() for client in clients])
        heard = collections.Counter(self.what_a_newcomer_hears(server) for _ in range(5))
        self.assertFalse(set(heard) & {500, 502}, heard)
        self.assert_metadata_is_served(server, kept)
        answer = self.login_over(server, kept)
        self.assertEqual(answer.status, 200, answer.body)
        before = self.processor_seconds(server)
        for _ in range(20):
            self.assert_metadata_is_served(server, kept)
        self.assertLess(self.processor_seconds(server) - before, 2, "it turns round and round")

        for client in clients:
            client.close()
        self.assertTrue(eventually(lambda: self.what_a_newcomer_hears(server) == 200))
        self.assertEqual(server.login().status, 200)
        told = [line["msg"] for line in server.log_lines("warning", "error") if "descriptor" in line["msg"] or line.get("reason", "").find("descriptor") >= 0]
        self.assertTrue(1 <= len(told) <= 3, told or server.log_lines("warning", "error"))
        self.limit(server, nofile="65536")
        self.assert_nothing_is_lost(server, [token])

    def test_no_memory_is_left(self):
        server = self.served()
        token = server.login().json()["refresh_token"]
        with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
            size = int(file.read().split("VmSize:")[1].split()[0]) * 1024
        self.limit(server, **{"as": size + SPARE_MEMORY})
        clients, statuses = [], collections.Counter()
        for _ in range(HUNGRY_CLIENTS):
            client = socket.create_connection(("127.0.0.1", server.port), timeout=60)
            clients.append(client)
            try:
                client.sendall(HUNGRY_HEAD + b"a" * 64000)
            except OSError:
                pass  # refused; what it was told is seen below
            self.assertIsNone(server.process.poll(), "the server has ended")
        for client in clients[::50]:
            statuses[self.what_a_newcomer_hears(server)] += 1
        self.assertFalse(set(statuses) & {500, 502}, statuses)
        for client in clients:
            client.close()
        self.limit(server, **{"as": "unlimited"})
        self.assertTrue(eventually(lambda: self.what_a_newcomer_hears(server) == 200))
        self.assertEqual(server.login().status, 200)
        told = [line for line in server.log_lines("error") if line.get("event") == "out_of_memory"]
        self.assertTrue(1 <= len(told) <= 4, server.log_lines("warning", "error"))
        self.assert_nothing_is_lost(server, [token])


if __name__ == "__main__":
    unittest.main()
