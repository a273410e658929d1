#!/usr/bin/env python3
"""Bad days: ports in use, folders that cannot be written, a second server, a database from the future, clients that vanish."""
import os
import shutil
import socket
import sqlite3
import struct
import subprocess
import tempfile
import unittest

from served import DAEMON, Server, clean_environment, eventually, run_program


def run(*arguments, **extra):
    return run_program(*arguments, environment=clean_environment(**extra))


class Faults(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="gatehouse-faults-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def test_a_port_in_use_is_named_and_another_offered(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            done = run("serve", "--data-dir", self.folder, "--listen", f"127.0.0.1:{port}")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, "")
        self.assertIn(str(port), done.stderr)
        self.assertRegex(done.stderr, r"free.*\d{4,5}|\d{4,5}.*free")

    def test_the_console_helps_without_a_display_and_says_what_serves(self):
        console = os.path.join(os.path.dirname(DAEMON), "gatehouse")
        environment = {name: value for name, value in clean_environment().items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        helped = subprocess.run([console, "--help"], env=environment, capture_output=True, text=True, timeout=60)
        self.assertEqual((helped.returncode, helped.stderr), (0, ""))
        self.assertIn("--data-dir", helped.stdout)
        started = subprocess.run([console], env=environment, capture_output=True, text=True, timeout=60)
        self.assertEqual(started.returncode, 1)
        self.assertIn("gatehoused serve", started.stderr)

    def test_a_folder_that_cannot_be_made_is_named(self):
        blocked = os.path.join(self.folder, "file")
        open(blocked, "w").close()
        done = run("serve", "--data-dir", os.path.join(blocked, "data"))
        self.assertEqual(done.returncode, 1)
        self.assertIn(blocked, done.stderr)

    def test_a_second_server_on_the_folder_names_the_first(self):
        with Server(self.folder) as first:
            done = run("serve", "--data-dir", self.folder, "--listen", "127.0.0.1:0")
            self.assertEqual(done.returncode, 1)
            self.assertIn(str(first.process.pid), done.stderr)
            self.assertEqual(first.request("GET", "/health").status, 200)

    def test_a_newer_database_is_refused_in_clear_words(self):
        with Server(self.folder):
            pass
        with sqlite3.connect(os.path.join(self.folder, "gatehouse.db")) as database:
            columns = [row[1] for row in database.execute("PRAGMA table_info(schema_migrations)")]
            row = dict(zip(columns, database.execute("SELECT * FROM schema_migrations ORDER BY version DESC").fetchone()))
            row["version"] = 999
            database.execute(f"INSERT INTO schema_migrations ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
        done = run("serve", "--data-dir", self.folder, "--listen", "127.0.0.1:0")
        self.assertEqual(done.returncode, 1)
        self.assertIn("999", done.stderr)
        self.assertIn("newer", done.stderr)

    def test_a_wrong_key_encryption_key_never_makes_new_keys(self):
        with Server(self.folder) as server:
            kid = server.request("GET", "/.well-known/jwks.json").json()["keys"][0]["kid"]
        os.rename(os.path.join(self.folder, "kek"), os.path.join(self.folder, "kek-away"))
        done = run("serve", "--data-dir", self.folder, "--listen", "127.0.0.1:0")
        self.assertEqual(done.returncode, 1)
        self.assertIn("AUTH_SERVICE__KEK", done.stderr)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "kek")))
        done = run("serve", "--data-dir", self.folder, "--listen", "127.0.0.1:0", AUTH_SERVICE__KEK="A" * 43 + "=")
        self.assertEqual(done.returncode, 1)
        os.rename(os.path.join(self.folder, "kek-away"), os.path.join(self.folder, "kek"))
        with Server(self.folder) as server:
            self.assertEqual(server.request("GET", "/.well-known/jwks.json").json()["keys"][0]["kid"], kid)

    def test_no_keychain_in_production_is_a_refusal_with_the_ways_out(self):
        done = run("serve", "--data-dir", self.folder, "--listen", "127.0.0.1:0", ENVIRONMENT="production")
        self.assertEqual(done.returncode, 1)
        self.assertIn("AUTH_SERVICE__KEK", done.stderr)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "kek")))

    def test_production_refuses_a_weak_master_key_and_a_lone_certificate(self):
        kek = {"ENVIRONMENT": "production", "AUTH_SERVICE__KEK": "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="}
        done = run("serve", "--data-dir", self.folder, "--listen", "127.0.0.1:0", AUTH_SERVICE__MASTER_KEY="admin", **kek)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("AUTH_SERVICE__MASTER_KEY", done.stderr)
        done = run("serve", "--data-dir", self.folder, "--listen", "127.0.0.1:0", AUTH_SERVICE__TLS_CERT="/nowhere", **kek)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("AUTH_SERVICE__TLS_KEY", done.stderr)

    def test_https_from_files(self):
        import ssl
        certificate, key = os.path.join(self.folder, "cert.pem"), os.path.join(self.folder, "key.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=DNS:localhost", "-days", "2", "-keyout", key, "-out", certificate], check=True, capture_output=True)
        process = subprocess.Popen([DAEMON, "serve", "--data-dir", self.folder, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                   text=True, env=clean_environment(AUTH_SERVICE__TLS_CERT=certificate, AUTH_SERVICE__TLS_KEY=key, AUTH_SERVICE__REQUIRE_HTTPS="true"))
        port = int(process.stdout.readline().split()[1].rsplit(":", 1)[1])
        context = ssl.create_default_context(cafile=certificate)
        with socket.create_connection(("127.0.0.1", port)) as plain, context.wrap_socket(plain, server_hostname="localhost") as secure:
            secure.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            self.assertIn(secure.version(), ("TLSv1.2", "TLSv1.3"))
            answer = secure.recv(65536)
        self.assertTrue(answer.startswith(b"HTTP/1.1 200"), answer)
        self.assertIn(b"strict-transport-security", answer.lower())
        process.terminate()
        self.assertEqual(process.wait(timeout=60), 0)
        process.stdout.close()

    def test_a_bad_setting_stops_the_start_with_one_line(self):
        done = run("serve", "--data-dir", self.folder, AUTH_SERVICE__BCRYPT_COST="99")
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(len([line for line in done.stderr.splitlines() if "AUTH_SERVICE__BCRYPT_COST" in line]), 1, done.stderr)

    def test_a_demo_stays_on_loopback_and_away_from_real_data(self):
        self.assertNotEqual(run("serve", "--demo", "--listen", "0.0.0.0:0").returncode, 0)
        with Server(self.folder):
            pass
        done = run("serve", "--demo", "--data-dir", self.folder, "--listen", "127.0.0.1:0")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("real data", done.stderr)

    def test_clients_that_vanish_while_their_password_is_hashed_harm_nobody(self):
        with Server(self.folder, MASTER_KEY="admin", BCRYPT_COST="10", ENABLE_RATE_LIMITING="false", BRUTE_FORCE_THRESHOLD="0") as server:
            body = b"grant_type=password&username=admin&password=wrong&client_id=codelab-flutter-app"
            head = f"POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
            for _ in range(200):
                client = socket.create_connection(("127.0.0.1", server.port))
                client.sendall(head.encode() + body)
                # A reset instead of a goodbye: the answer finds nobody.
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                client.close()
            self.assertTrue(eventually(lambda: server.login().status == 200))
            self.assertEqual(server.request("GET", "/health").status, 200)
            self.assertEqual(server.stop(), 0)


if __name__ == "__main__":
    unittest.main()
