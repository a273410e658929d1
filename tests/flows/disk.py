#!/usr/bin/env python3
"""The disk is full, the files cannot be written any more, or may not grow: 503 while it lasts, normal service after, nothing acknowledged lost."""
import os
import signal
import subprocess
import tempfile
import unittest

from served import Outage

MOUNT_SIZE = "48m"


def quietly(*command):
    return subprocess.run(command, capture_output=True).returncode == 0


class Disk(Outage):
    def small_disk(self):
        """A file system of its own, which can be filled without harm to others."""
        folder = tempfile.mkdtemp(prefix="gatehouse-disk-")
        self.addCleanup(os.rmdir, folder)
        if not quietly("mount", "-t", "tmpfs", "-o", f"size={MOUNT_SIZE},mode=700", "gatehouse-test", folder):
            self.skipTest("no file system may be mounted here")
        self.addCleanup(quietly, "umount", "--lazy", folder)
        return folder

    def test_a_full_disk(self):
        folder = self.small_disk()
        server = self.served(data_dir=folder)
        filler = os.path.join(folder, "filler")

        def fill():
            with open(filler, "wb", buffering=0) as file:
                try:
                    while True:
                        file.write(bytes(4096))
                except OSError:
                    pass

        self.assert_stands(server, fill, lambda: os.remove(filler), reason="no space left|cannot be read or written")

    def assert_can_be_frozen(self, folder):
        """Whether `chattr +i` here takes effect on files that are open, as a file system that turns read-only does."""
        probe = os.path.join(folder, "probe")
        with open(probe, "wb", buffering=0) as file:
            possible = quietly("chattr", "+i", probe)
            try:
                file.write(b"x")
                possible = False
            except OSError:
                pass
            quietly("chattr", "-i", probe)
        os.remove(probe)
        if not possible:
            self.skipTest("nobody can take the right to write away from an open file here")

    def test_files_that_can_no_longer_be_written(self):
        server = self.served()
        self.assert_can_be_frozen(server.data_dir)
        files = [server.data_dir] + [os.path.join(server.data_dir, name) for name in ("gatehouse.db", "gatehouse.db-wal")]
        self.addCleanup(quietly, "chattr", "-i", *files)
        self.assert_stands(server, lambda: quietly("chattr", "+i", *files), lambda: quietly("chattr", "-i", *files), reason="cannot be")

    def test_a_file_system_that_fails_under_mapped_memory_is_named_before_the_end(self):
        """SQLite cannot live on then; what was acknowledged is there at the next start."""
        server = self.served()
        self.assert_can_be_frozen(server.data_dir)
        shared = os.path.join(server.data_dir, "gatehouse.db-shm")
        self.addCleanup(quietly, "chattr", "-i", shared)
        token = server.login().json()["refresh_token"]
        quietly("chattr", "+i", shared)
        try:
            with self.assertRaises(OSError):
                while True:
                    server.login("nobody", "x")
        finally:
            quietly("chattr", "-i", shared)
        self.assertEqual(server.stop(), -signal.SIGBUS)
        self.assertEqual([line["event"] for line in server.log_lines("error")], ["file_system_lost"])
        server.start()
        self.assert_nothing_is_lost(server, [token])

    def test_files_that_may_not_grow(self):
        """RLIMIT_FSIZE, whose signal would end a program that does not expect it. The log goes through a pipe, as it does under systemd."""
        server = self.served(piped_log=True)
        limit = lambda value: subprocess.run(["prlimit", "--pid", str(server.process.pid), f"--fsize={value}:"], check=True)
        self.assert_stands(server, lambda: limit(1), lambda: limit("unlimited"), reason="cannot be read or written|no space left")


if __name__ == "__main__":
    unittest.main()
