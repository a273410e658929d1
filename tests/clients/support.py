"""What the tests with other people's clients share: a way to be skipped with a reason, and programs in JavaScript whose person is ours."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../flows"))
from house import Application, House, Person, eventually, record  # noqa: E402,F401

# These clients refuse plain HTTP unless told that it is meant: here it stays on this computer.
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
NPM = os.environ.get("GATEHOUSE_NPM") or os.path.join(HERE, "../../build/npm")
CALLBACK = "http://127.0.0.1:4711/callback"
SIGNED_OUT = "http://127.0.0.1:4711/signed-out"


def skip(reason):
    """For a whole test; ./tests/run counts and names the reasons."""
    print(f"skipped: {reason}")
    sys.exit(77)


def need_npm():
    if not shutil.which("node"):
        skip("there is no Node.js here")
    if not os.path.exists(os.path.join(NPM, "installed")):
        if os.path.exists(os.path.join(NPM, "failed")):
            with open(os.path.join(NPM, "failed"), encoding="utf-8") as reason:
                skip(reason.read().strip())
        done = subprocess.run([os.path.join(HERE, "npm/install")], capture_output=True, text=True)
        if done.returncode == 77:
            skip(done.stdout.strip())
        if done.returncode != 0:
            raise AssertionError(done.stderr)


def package_file(path):
    with open(os.path.join(NPM, "node_modules", path), encoding="utf-8") as file:
        return file.read()


class Script:
    """A program of this folder under Node.js, in a folder where it finds npm's packages. It says by lines of JSON what it wants:
    {"visit": URL} is answered with where the person ended, {"done": …} is its result."""

    def __init__(self, name, text=None, **config):
        need_npm()
        self.folder = tempfile.mkdtemp(prefix="gatehouse-client-")
        os.symlink(os.path.join(os.path.abspath(NPM), "node_modules"), os.path.join(self.folder, "node_modules"))
        for helper in ("driver.mjs",) + ((name,) if text is None else ()):
            shutil.copy(os.path.join(HERE, helper), self.folder)
        if text is not None:
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        # Node.js 18 keeps Web Cryptography behind a switch.
        flags = ["--experimental-global-webcrypto"] if node_version() < 19 else []
        self.process = subprocess.Popen(["node", *flags, name], cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        self.say(config)

    def say(self, what):
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()

    def run(self, visit):
        """`visit(url)` does what a person does and gives the URL where it ended. The script's result."""
        try:
            for line in self.process.stdout:
                wish = json.loads(line) if line.startswith("{") else {}
                if "visit" in wish:
                    self.say({"location": visit(wish["visit"])})
                elif "done" in wish:
                    return self.ended(wish["done"])
            return self.ended(None)
        finally:
            self.process.kill()
            self.process.wait()
            shutil.rmtree(self.folder, ignore_errors=True)

    def ended(self, result):
        said = self.process.communicate(timeout=60)[1]
        if self.process.returncode != 0 or result is None:
            raise AssertionError(f"the client failed ({self.process.returncode}):\n{said[-4000:]}")
        return result


def node_version():
    return int(subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.lstrip("v").split(".")[0])


def by_person(person):
    """For Script.run: signs in, consents, and tells where the browser was sent."""
    def visit(url):
        page = person.authorize(url)
        return page.location or page.url
    return visit
