#!/usr/bin/env python3
"""A running server seen from outside: no core dump, nobody of the same user looks into its memory, no secret in its process entry."""
import os
import shutil
import subprocess
import tempfile
import unittest

from served import Server, eventually

NOBODY = 65534
SECRETS = {"KEK": "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=", "MASTER_KEY": "Master-Key-Secret-1", "METRICS_TOKEN": "metrics-token-secret",
           "INTERNAL_API_KEY": "internal-key-secret"}
# What a debugger does first. 0: it got in; 1: it was refused.
ATTACH = """
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
pid = int(sys.argv[1])
if libc.ptrace(16, pid, None, None) == 0:
    os.waitpid(pid, 0x40000000)
    libc.ptrace(17, pid, None, None)
    sys.exit(0)
sys.exit(1 if ctypes.get_errno() == 1 else 2)
"""


class Hardened(unittest.TestCase):
    def limits(self, pid):
        with open(f"/proc/{pid}/limits", encoding="ascii") as file:
            return {line[:26].strip(): line[26:].split()[:2] for line in file}

    def is_traced_by_nature(self, pid):
        """The leak checker of the sanitizer builds traces its own process."""
        with open(f"/proc/{pid}/maps", encoding="ascii") as file:
            maps = file.read()
        return "libasan" in maps or "libtsan" in maps

    def test_a_crash_leaves_no_memory_behind_and_many_connections_fit(self):
        with Server() as server:
            limits = self.limits(server.process.pid)
            self.assertEqual(limits["Max core file size"], ["0", "0"])
            soft, hard = map(lambda text: float("inf") if text == "unlimited" else int(text), limits["Max open files"])
            self.assertGreaterEqual(soft, min(hard, 65536))
            with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
                self.assertIn("Umask:\t0077", file.read())

    def test_secrets_of_the_environment_are_not_shown(self):
        with Server(**SECRETS) as server:
            answer = server.request("GET", "/metrics", headers={"Authorization": "Bearer " + SECRETS["METRICS_TOKEN"]})
            self.assertEqual(answer.status, 200, "the token is in use")
            self.assertEqual(server.login("admin", SECRETS["MASTER_KEY"]).status, 200, "and so is the password")
            try:
                with open(f"/proc/{server.process.pid}/environ", "rb") as file:
                    shown = file.read()
            except PermissionError:
                self.skipTest("not even this user sees it")
            self.assertIn(b"AUTH_SERVICE__MASTER_KEY=", shown)
            for name, secret in SECRETS.items():
                self.assertFalse(secret.encode() in shown, name)  # says which, not what

    def test_nobody_of_the_same_user_looks_into_it(self):
        if os.geteuid() != 0:
            return self.assert_closed_to_its_user([])
        if not shutil.which("setpriv"):
            self.skipTest("no program here that gives a process to another user")
        return self.assert_closed_to_its_user(["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all"])

    def assert_closed_to_its_user(self, as_user):
        # The program has to be readable for that user, wherever it was built.
        folder = tempfile.mkdtemp(prefix="gatehouse-hardened-")
        self.addCleanup(shutil.rmtree, folder, True)
        if as_user:
            os.chown(folder, NOBODY, NOBODY)
        copy = shutil.copy(os.path.join(os.environ["GATEHOUSE_BIN"], "gatehoused"), folder)
        os.chmod(copy, 0o755)
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8"}
        server = subprocess.Popen([*as_user, copy, "serve", "--data-dir", os.path.join(folder, "data"), "--listen", "127.0.0.1:0"], env=environment, cwd="/",
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        idle = subprocess.Popen([*as_user, "sleep", "600"], cwd="/")
        try:
            self.assertTrue(server.stdout.readline().startswith("ready "))
            self.assertTrue(eventually(lambda: open(f"/proc/{idle.pid}/comm", encoding="ascii").read() == "sleep\n"))
            if self.is_traced_by_nature(server.pid):
                self.skipTest("a sanitizer build")
            attach = lambda pid: subprocess.run([*as_user, "/usr/bin/python3", "-c", ATTACH, str(pid)], cwd="/", timeout=60).returncode
            if attach(idle.pid) != 0:
                self.skipTest("this system refuses every attachment")
            self.assertEqual(attach(server.pid), 1)
            for name in ("environ", "mem", "maps"):
                done = subprocess.run([*as_user, "head", "-c", "1", f"/proc/{server.pid}/{name}"], cwd="/", capture_output=True)
                self.assertNotEqual(done.returncode, 0, name)
        finally:
            idle.kill()
            idle.wait()
            server.terminate()
            server.wait(timeout=60)
            server.stdout.close()


if __name__ == "__main__":
    unittest.main()
