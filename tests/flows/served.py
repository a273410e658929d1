"""A real gatehoused process on a free port with a data folder of its own, for the journeys in this folder."""
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.parse

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


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)


class Server:
    """with Server() as server: … — `settings` are AUTH_SERVICE__ names without the prefix."""

    def __init__(self, data_dir=None, arguments=(), **settings):
        self.owned = data_dir is None
        self.data_dir = data_dir or tempfile.mkdtemp(prefix="gatehouse-test-")
        self.arguments = list(arguments)
        self.environment = clean_environment(**{"AUTH_SERVICE__" + name: value for name, value in settings.items()})
        self.process = None
        self.log_path = os.path.join(self.data_dir, "server.log")

    def __enter__(self):
        return self.start()

    def __exit__(self, *ignored):
        self.stop()
        if self.owned:
            shutil.rmtree(self.data_dir, ignore_errors=True)

    def start(self):
        self.log = open(self.log_path, "ab")
        command = [DAEMON, "serve", "--data-dir", self.data_dir, "--listen", "127.0.0.1:0"] + self.arguments
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, env=self.environment, text=True)
        line = self.process.stdout.readline()
        ready = re.fullmatch(r"ready (http://127\.0\.0\.1:(\d+)) issuer=(\S+)\n", line)
        if not ready:
            self.process.kill()
            raise AssertionError(f"no ready line but {line!r}; log: {self.logged()[-2000:]}")
        self.url, self.port, self.issuer = ready[1], int(ready[2]), ready[3]
        return self

    def stop(self, how=signal.SIGTERM):
        if not self.process:
            return None
        self.process.send_signal(how)
        self.process.stdout.read()
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        self.log.close()
        self.process = None
        return code

    def logged(self):
        return open(self.log_path, encoding="utf-8", errors="replace").read()

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def request(self, method, path, form=None, headers=None, connection=None):
        own = connection is None
        connection = connection or self.connect()
        body = urllib.parse.urlencode(form) if form is not None else None
        headers = dict(headers or {})
        if form is not None:
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        if own:
            connection.close()
        return answer

    def token(self, connection=None, **form):
        return self.request("POST", "/oauth/token", form, connection=connection)

    def login(self, username="admin", password="admin", client_id=APP, **more):
        return self.token(grant_type="password", username=username, password=password, client_id=client_id, **more)

    def refresh(self, token, client_id=APP, connection=None, **more):
        return self.token(connection, grant_type="refresh_token", refresh_token=token, client_id=client_id, **more)

    def command(self, *arguments, stdin="", check=True):
        """A subcommand beside the running server; its JSON answer."""
        done = subprocess.run([DAEMON, *arguments, "--data-dir", self.data_dir, "--json"], input=stdin, env=self.environment,
                              capture_output=True, text=True, timeout=120)
        if check and done.returncode != 0:
            raise AssertionError(f"{arguments}: exit {done.returncode}: {done.stderr}")
        return json.loads(done.stdout) if done.stdout else done


def eventually(condition, seconds=30):
    """Polls for what another thread or process will do; the answer, not the time, is asserted."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    return condition()
