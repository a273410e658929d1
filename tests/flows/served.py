"""A real gatehoused process on a free port with a data folder of its own, for the journeys in this folder."""
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../secrets"))
import record

BIN = os.environ.get("GATEHOUSE_BIN") or os.path.join(os.path.dirname(__file__), "../../build/release/bin")
DAEMON = os.path.join(BIN, "gatehoused")
APP = "codelab-flutter-app"
PASSWORD = "Correct-Horse-7"


def clean_environment(**extra):
    """Nothing of the caller's settings and no keychain: a key file in the data folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AUTH_SERVICE__")}
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "ENVIRONMENT", "PORT"):
        kept.pop(name, None)
    # Cost 4 keeps the journeys short; the real cost has its own tests.
    kept["AUTH_SERVICE__BCRYPT_COST"] = "4"
    kept.update({name: str(value) for name, value in extra.items()})
    return kept


def run_program(*arguments, environment=None, stdin=""):
    """gatehoused with these arguments until it ends by itself."""
    environment = environment or clean_environment()
    record.note_environment(environment)
    done = subprocess.run([DAEMON, *arguments], input=stdin, env=environment, capture_output=True, text=True, timeout=120)
    record.keep("stderr", done.stderr)
    return done


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        if record.FOLDER and body.startswith(b"{"):
            record.note_members(json.loads(body))

    def json(self):
        return json.loads(self.body)


class Server:
    """with Server() as server: … — `settings` are AUTH_SERVICE__ names without the prefix. `log_dir`: where the log must not lie in the data folder."""

    def __init__(self, data_dir=None, arguments=(), log_dir=None, listen="127.0.0.1:0", piped_log=False, **settings):
        self.owned = data_dir is None
        self.listen = listen
        self.piped_log = piped_log
        self.data_dir = data_dir or tempfile.mkdtemp(prefix="gatehouse-test-")
        self.arguments = list(arguments)
        self.environment = clean_environment(**{"AUTH_SERVICE__" + name: value for name, value in settings.items()})
        self.process = None
        record.note_environment(self.environment)
        self.log_path = os.path.join(log_dir or self.data_dir, "server.log")
        self.log_kept = 0

    def __enter__(self):
        return self.start()

    def __exit__(self, *ignored):
        self.stop()
        if self.owned:
            shutil.rmtree(self.data_dir, ignore_errors=True)

    def start(self):
        self.log = open(self.log_path, "ab")
        command = [DAEMON, "serve", "--data-dir", self.data_dir, *(["--listen", self.listen] if self.listen else []), *self.arguments]
        to_log = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=self.log) if self.piped_log else None
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=to_log.stdin if to_log else self.log, env=self.environment, text=True)
        if to_log:
            to_log.stdin.close()
            self.to_log = to_log
        line = self.process.stdout.readline()
        ready = re.fullmatch(r"ready (https?://[\w.\[\]:]+:(\d+)) issuer=(\S+)\n", line)
        if not ready:
            self.process.kill()
            self.process.wait()
            self.keep_record(line)
            raise AssertionError(f"no ready line but {line!r}; log: {self.logged()[-2000:]}")
        record.keep_process(self.process.pid)
        record.note_data_folder(self.data_dir)
        self.url, self.port, self.issuer = ready[1], int(ready[2]), ready[3]
        return self

    def stop(self, how=signal.SIGTERM):
        if not self.process:
            return None
        self.process.send_signal(how)
        said = self.process.stdout.read()
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        if self.piped_log:
            self.to_log.wait(timeout=60)
        self.log.close()
        self.process = None
        self.keep_record(said)
        return code

    def keep_record(self, said):
        """Only what is new: a folder may be served again."""
        record.keep("stdout", said)
        with open(self.log_path, "rb") as log:
            log.seek(self.log_kept)
            record.keep("stderr", log.read())
            self.log_kept = log.tell()

    def log_lines(self, *levels):
        """The members of every line of the log of these levels, or of all."""
        lines = [json.loads(line) for line in self.logged().splitlines() if line.startswith("{") and line.endswith("}")]
        return [line for line in lines if not levels or line["level"] in levels]

    def logged(self):
        return open(self.log_path, encoding="utf-8", errors="replace").read()

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def request(self, method, path, form=None, headers=None, connection=None):
        own = connection is None
        connection = connection or self.connect()
        self.send(connection, method, path, form, headers)
        answer = self.receive(connection)
        if own:
            connection.close()
        return answer

    def send(self, connection, method, path, form=None, headers=None):
        record.note_members(form)
        body = urllib.parse.urlencode(form) if form is not None else None
        headers = dict(headers or {})
        if form is not None:
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        connection.request(method, path, body, headers)

    def receive(self, connection):
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())

    def token(self, connection=None, **form):
        return self.request("POST", "/oauth/token", form, connection=connection)

    def login(self, username="admin", password="admin", client_id=APP, **more):
        return self.token(grant_type="password", username=username, password=password, client_id=client_id, **more)

    def refresh(self, token, client_id=APP, connection=None, **more):
        return self.token(connection, grant_type="refresh_token", refresh_token=token, client_id=client_id, **more)

    def command(self, *arguments, stdin="", check=True):
        """A subcommand beside the running server; its JSON answer, or all of what it did when it may fail."""
        record.note("what was given on standard input", stdin.strip())
        done = run_program(*arguments, "--data-dir", self.data_dir, "--json", environment=self.environment, stdin=stdin)
        if not check:
            return done
        if done.returncode != 0:
            raise AssertionError(f"{arguments}: exit {done.returncode}: {done.stderr}")
        if not done.stdout:
            return done
        answer = json.loads(done.stdout)
        record.note_members(answer)
        return answer


def eventually(condition, seconds=30):
    """Polls for what another thread or process will do; the answer, not the time, is asserted."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    return condition()


class Refreshers:
    """`count` clients that refresh their tokens as fast as they can until they are told to stop. Every answer is checked to be 200 or one of the
    `allowed` statuses, and complete; `tokens` are those that were acknowledged last."""

    def __init__(self, server, count, allowed=(503,)):
        self.server, self.allowed = server, allowed
        self.tokens = [server.login().json()["refresh_token"] for _ in range(count)]
        self.in_doubt = [False] * count  # sent and never answered
        self.seen, self.broken = [0] * count, []
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self.load, args=(index,)) for index in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *ignored):
        self.stop()

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def all_served(self, more):
        """Waits until everybody has been answered `more` times from now on."""
        wanted = [seen + more for seen in self.seen]
        return eventually(lambda: all(seen >= least for seen, least in zip(self.seen, wanted)) or self.broken)

    def load(self, index):
        connection = self.server.connect()
        while not self.stopping.is_set():
            try:
                answer = self.server.refresh(self.tokens[index], connection=connection)
            except Exception as error:
                self.lost(index, error)
                return
            if answer.status == 200:
                self.tokens[index] = answer.json()["refresh_token"]
                self.seen[index] += 1
            elif answer.status not in self.allowed or not answer.headers.get("Retry-After"):
                self.broken.append((answer.status, answer.body))
                return
            else:
                self.refused(answer)

    def lost(self, index, error):
        self.in_doubt[index] = True
        self.broken.append(repr(error))

    def refused(self, answer):
        """A client that is told to come later waits a little."""
        self.stopping.wait(0.05)


class Outage(unittest.TestCase):
    """One fault after the other, each judged the same way: 503 while it lasts, everything as before after it, nothing lost."""

    LIMITS = {"MASTER_KEY": "admin", "RATE_LIMIT_REQUESTS_PER_IP": "0", "JWT_ISSUER": "http://localhost:8003"}

    def served(self, **more):
        """A server whose log does not lie on the disk that is about to fail."""
        self.logs = tempfile.mkdtemp(prefix="gatehouse-outage-")
        self.addCleanup(shutil.rmtree, self.logs, True)
        server = Server(log_dir=self.logs, **self.LIMITS, **more)
        self.addCleanup(server.__exit__)
        return server.start()

    def assert_unavailable(self, answer):
        self.assertEqual((answer.status, answer.json()["error"]), (503, "temporarily_unavailable"))
        self.assertGreaterEqual(int(answer.headers["Retry-After"]), 1)

    def assert_metadata_is_served(self, server, connection=None):
        for path in ("/.well-known/jwks.json", "/.well-known/openid-configuration"):
            self.assertEqual(server.request("GET", path, connection=connection).status, 200, path)

    def assert_stands(self, server, begin, end, meanwhile=lambda: None, reason=None):
        """`begin` makes writing impossible while clients refresh, `end` makes it possible again. `reason`: what the log has to name."""
        quiet = [server.login().json()["refresh_token"] for _ in range(3)]
        with Refreshers(server, 4) as clients:
            self.assertTrue(clients.all_served(3))
            begin()
            try:
                self.assertTrue(eventually(lambda: server.login().status == 503))
                self.assert_unavailable(server.login())
                self.assert_unavailable(server.refresh(quiet[0]))
                self.assert_metadata_is_served(server)
                health = server.request("GET", "/health")
                self.assertEqual((health.status, health.json()["database"]), (503, "unavailable"))
                self.assertEqual(server.request("GET", "/ready").status, 503)
                meanwhile()
            finally:
                end()
            self.assertTrue(eventually(lambda: server.login().status == 200))
            self.assertTrue(clients.all_served(3))
        self.assertEqual(clients.broken, [])
        self.assertEqual(server.request("GET", "/health").status, 200)
        self.assertTrue(eventually(lambda: [line for line in server.log_lines() if line.get("event") == "database_available"]))
        told = [line for line in server.log_lines("error") if line.get("event") == "database_unavailable"]
        self.assertEqual(len(told), 1, told)
        self.assertRegex(told[0]["msg"], reason or ".")
        self.assertLessEqual(len(server.log_lines("error")), 3, server.log_lines("error"))
        self.assert_nothing_is_lost(server, quiet + clients.tokens)

    def assert_nothing_is_lost(self, server, tokens):
        """Across a restart, so that it is the disk that is asked."""
        self.assertEqual(server.stop(), 0)
        server.start()
        for token in tokens:
            answer = server.refresh(token)
            self.assertEqual(answer.status, 200, answer.body)
        self.assertTrue(server.command("audit", "verify")["intact"])
        self.assertEqual(server.stop(), 0)
