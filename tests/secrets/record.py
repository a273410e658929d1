"""What the programs under test let the world see goes to the folder $GATEHOUSE_TEST_RECORD; the secrets that they were
given or made go to a file beside it. `check` looks for the second in the first. Without the variable nothing is kept."""
import itertools
import json
import os
import re
import sys
import threading

FOLDER = os.environ.get("GATEHOUSE_TEST_RECORD")
# Shorter ones ("admin", "x") are words of every log.
SHORTEST = 8
# So much of a token's signature is as unique as all of it.
TOKEN_PART = 43
_numbers = itertools.count(1)
_lock = threading.Lock()
_known = set()


def secrets_file(folder):
    return folder.rstrip("/") + ".secrets"


def keep(kind, content):
    """A copy of what a program wrote, or of what the system shows of it."""
    if not FOLDER or not content:
        return
    os.makedirs(FOLDER, mode=0o700, exist_ok=True)
    script = os.path.splitext(os.path.basename(sys.argv[0]))[0]
    with open(os.path.join(FOLDER, f"{script}.{os.getpid()}.{next(_numbers)}.{kind}"), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def keep_process(pid):
    """What every user, or at least the same one, sees of a running process."""
    for kind in ("cmdline", "environ", "comm"):
        try:
            with open(f"/proc/{pid}/{kind}", "rb") as file:
                content = file.read()
            if kind == "environ":  # what else the caller has there is not ours to keep
                content = b"\n".join(item for item in content.split(b"\0") if item.startswith(b"AUTH_SERVICE__"))
            keep(kind, content)
        except OSError:
            pass  # hidden, which is even better


def keep_file(kind, path):
    try:
        with open(path, "rb") as file:
            keep(kind, file.read())
    except OSError:
        pass


def note(kind, text):
    """A secret that must not be found."""
    if not FOLDER or not isinstance(text, str):
        return
    if re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]{20,}", text):
        text = text.rsplit(".", 1)[1][:TOKEN_PART]
    if len(text) < SHORTEST:
        return
    with _lock:
        if text in _known:
            return
        _known.add(text)
        os.makedirs(FOLDER, mode=0o700, exist_ok=True)
        # One write behind the end: several tests run at once.
        file = os.open(secrets_file(FOLDER), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(file, (json.dumps({"kind": kind, "text": text}) + "\n").encode())
        os.close(file)


def note_members(members):
    """Those members of a form or of a JSON answer that are secrets."""
    if isinstance(members, list):
        for member in members:
            note_members(member)
    elif isinstance(members, dict):
        for name in ("access_token", "refresh_token", "id_token", "token", "client_secret", "password", "passphrase"):
            if name in members:
                note(name, members[name])


def note_environment(environment):
    for name in ("KEK", "MASTER_KEY", "METRICS_TOKEN", "INTERNAL_API_KEY", "JWT_SECRET"):
        note(name, environment.get("AUTH_SERVICE__" + name))


def note_data_folder(folder):
    """The key-encryption key beside the database and the secrets of the first start."""
    try:
        with open(os.path.join(folder, "kek"), encoding="ascii") as file:
            note("key-encryption key", file.read().strip())
    except (OSError, ValueError):
        pass
    try:
        with open(os.path.join(folder, "first-run-secrets.txt"), encoding="utf-8") as file:
            for line in file:
                if ": " in line:
                    note("secret of the first start", line.rstrip("\n").split(": ", 1)[1])
    except OSError:
        pass
