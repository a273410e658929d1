#!/usr/bin/env python3
"""SIGTERM under load: whatever was sent before gets a whole answer, the program ends well, and every acknowledged token works after a restart."""
import http.client
import os
import shutil
import socket
import tempfile
import threading
import time
import unittest
import urllib.parse

from served import APP, Refreshers, Server, eventually

CONNECTIONS = 32
# serve gives running requests five seconds.
MOST_SECONDS_TO_STOP = 15
SETTINGS = {"MASTER_KEY": "admin", "RATE_LIMIT_REQUESTS_PER_IP": "0", "JWT_ISSUER": "http://localhost:8003"}


class UntilStopped(Refreshers):
    """Clients that go on until the server is gone. A connection that ends in the middle of an answer, or that the server took a request from
    before it was told to stop and never answered, is a loss; one that is refused or closed before it could send anything more is not."""

    def __init__(self, server):
        super().__init__(server, CONNECTIONS)
        self.told_to_stop = threading.Event()

    def load(self, index):
        connection = self.server.connect()
        while not self.stopping.is_set():
            sent_before = False
            try:
                form = {"grant_type": "refresh_token", "refresh_token": self.tokens[index], "client_id": APP}
                self.server.send(connection, "POST", "/oauth/token", form)
                sent_before = not self.told_to_stop.is_set()
                answer = self.server.receive(connection)
            except ConnectionRefusedError:
                return
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError) as error:
                # Sent into a connection that was being closed: nobody has read it, unless the token is gone afterwards.
                self.in_doubt[index] = True
                if sent_before:
                    self.broken.append(repr(error))
                return
            except Exception as error:
                self.broken.append(repr(error))
                return
            if answer.status == 200:
                self.tokens[index] = answer.json()["refresh_token"]
                self.seen[index] += 1
            elif answer.status != 503 or not answer.headers.get("Retry-After"):
                self.broken.append((answer.status, answer.body))
                return


class Shutdown(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="gatehouse-shutdown-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def stop_in_time(self, server, clients=None):
        began = time.monotonic()
        if clients:
            clients.told_to_stop.set()
        self.assertEqual(server.stop(), 0)
        self.assertLess(time.monotonic() - began, MOST_SECONDS_TO_STOP)

    def test_refreshing_clients_lose_nothing(self):
        with Server(self.folder, **SETTINGS) as server:
            clients = UntilStopped(server)
            with clients:
                self.assertTrue(clients.all_served(5))
                self.stop_in_time(server, clients)
            self.assertEqual(clients.broken, [])
            server.start()
            for token, in_doubt in zip(clients.tokens, clients.in_doubt):
                answer = server.refresh(token)
                self.assertEqual(answer.status, 200, (answer.body, in_doubt))
            self.assertTrue(server.command("audit", "verify")["intact"])

    def test_slow_answers_that_run_are_finished(self):
        """Sign-ins that hash for a while, all sent before the signal."""
        with Server(self.folder, BCRYPT_COST="10", **SETTINGS) as server:
            body = urllib.parse.urlencode({"grant_type": "password", "username": "admin", "password": "admin", "client_id": APP}).encode()
            head = f"POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
            before = self.requests(server)
            clients = [socket.create_connection(("127.0.0.1", server.port), timeout=60) for _ in range(CONNECTIONS)]
            for client in clients:
                client.sendall(head.encode() + body)
            # The kernel has what was sent; that the server took the last one is seen when its first answers are ready.
            self.assertTrue(eventually(lambda: self.requests(server) > before))
            self.stop_in_time(server)
            statuses = []
            for client in clients:
                answer = http.client.HTTPResponse(client)
                answer.begin()
                self.assertEqual(len(answer.read()), int(answer.headers["Content-Length"]))
                statuses.append(answer.status)
                client.close()
            self.assertEqual(set(statuses) - {200, 503}, set())
            self.assertIn(200, statuses)

    def requests(self, server):
        return len([line for line in server.log_lines("info") if line.get("route") == "/oauth/token"])


if __name__ == "__main__":
    unittest.main()
