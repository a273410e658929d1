#!/usr/bin/env python3
"""What changes beside a running server: its address under load, its certificate while a connection is open; and what HTTPS is required for."""
import http.client
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import unittest

from served import Refreshers, Server, eventually

SETTINGS = {"MASTER_KEY": "admin", "RATE_LIMIT_REQUESTS_PER_IP": "0", "JWT_ISSUER": "http://localhost:8003"}


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Moving(Refreshers):
    """Clients that come back after a connection has ended. A request that was carried out and not answered would show: its token is used up."""

    def __init__(self, server, count):
        super().__init__(server, count)
        self.moved = threading.Event()

    def load(self, index):
        while not self.stopping.is_set() and not self.broken:
            connection = self.server.connect()
            try:
                while not self.stopping.is_set():
                    answer = self.server.refresh(self.tokens[index], connection=connection)
                    if answer.status == 200:
                        self.tokens[index] = answer.json()["refresh_token"]
                        self.seen[index] += 1
                    elif answer.status != 503 or not self.moved.is_set():
                        self.broken.append((answer.status, answer.body))
                        return
            except (OSError, http.client.HTTPException) as error:
                if not self.moved.is_set():
                    self.broken.append(repr(error))
                    return
                self.stopping.wait(0.05)
            finally:
                connection.close()


class Live(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="gatehouse-live-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def test_the_address_changes_under_load(self):
        server = Server(self.folder, listen=None, **SETTINGS)
        server.command("config", "set", "AUTH_SERVICE__LISTEN", "127.0.0.1:0")
        with server:
            old, new = server.port, free_port()
            with Moving(server, 8) as clients:
                self.assertTrue(clients.all_served(5))
                clients.moved.set()
                server.command("config", "set", "AUTH_SERVICE__LISTEN", f"127.0.0.1:{new}")
                server.port = new
                self.assertTrue(clients.all_served(5))
            self.assertEqual(clients.broken, [])
            self.assertTrue(eventually(lambda: self.refuses(old)))
            self.assertEqual(server.log_lines("error"), [])
            for token in clients.tokens:
                self.assertEqual(server.refresh(token).status, 200)
            self.assertTrue(server.command("audit", "verify")["intact"])

    def refuses(self, port):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return False
        except ConnectionRefusedError:
            return True

    def make_certificate(self, name):
        """Beside the files in use; taken over with `use_certificate`."""
        files = [os.path.join(self.folder, f"{name}.{kind}") for kind in ("cert", "key")]
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
                        "-addext", "subjectAltName=DNS:localhost", "-days", "2", "-out", files[0], "-keyout", files[1]], check=True, capture_output=True)
        with open(files[0], encoding="ascii") as file:
            return files, ssl.PEM_cert_to_DER_cert(file.read())

    def use_certificate(self, files):
        for file, kind in zip(files, ("cert", "key")):
            shutil.copy(file, os.path.join(self.folder, "next"))
            os.replace(os.path.join(self.folder, "next"), os.path.join(self.folder, f"server.{kind}"))

    def secure(self, port):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection("localhost", port, timeout=60, context=context)
        connection.connect()
        return connection

    def certificate_now(self, port):
        connection = self.secure(port)
        try:
            return connection.sock.getpeercert(True)
        finally:
            connection.close()

    def test_a_certificate_is_replaced_while_a_connection_is_open(self):
        first, first_bytes = self.make_certificate("first")
        second, second_bytes = self.make_certificate("second")
        self.use_certificate(first)
        with Server(os.path.join(self.folder, "data"), log_dir=self.folder, listen="https://127.0.0.1:0", TLS_CERT=os.path.join(self.folder, "server.cert"),
                    TLS_KEY=os.path.join(self.folder, "server.key"), REQUIRE_HTTPS="true", **SETTINGS) as server:
            open_before = self.secure(server.port)
            self.assertEqual(open_before.sock.getpeercert(True), first_bytes)
            answer = server.request("GET", "/health", connection=open_before)
            self.assertEqual(answer.status, 200)
            self.assertIn("max-age", answer.headers["Strict-Transport-Security"])
            self.use_certificate(second)
            self.assertTrue(eventually(lambda: self.certificate_now(server.port) == second_bytes))
            socket_before = open_before.sock
            self.assertEqual(server.request("GET", "/health", connection=open_before).status, 200)
            self.assertIs(open_before.sock, socket_before, "it was the same connection")
            open_before.close()

    def address_of_this_machine(self):
        """One that is not loopback. Nothing is sent."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect(("192.0.2.1", 9))
                address = probe.getsockname()[0]
            except OSError:
                self.skipTest("this machine has no network")
        if address.startswith("127."):
            self.skipTest("this machine has no address but loopback")
        return address

    def test_where_https_is_required_plain_requests_from_outside_are_refused(self):
        address = self.address_of_this_machine()
        with Server(self.folder, listen="0.0.0.0:0", REQUIRE_HTTPS="true", **SETTINGS) as server:
            inside = server.request("GET", "/health")
            self.assertEqual((inside.status, inside.headers["Strict-Transport-Security"]), (200, None))
            outside = server.request("GET", "/health", connection=http.client.HTTPConnection(address, server.port, timeout=60))
            self.assertEqual((outside.status, outside.headers["Strict-Transport-Security"]), (403, None))
            form = {"grant_type": "password", "username": "admin", "password": "admin", "client_id": "codelab-flutter-app"}
            refused = server.request("POST", "/oauth/token", form, connection=http.client.HTTPConnection(address, server.port, timeout=60))
            self.assertEqual(refused.status, 403)
            self.assertNotIn(b"access_token", refused.body)


if __name__ == "__main__":
    unittest.main()
