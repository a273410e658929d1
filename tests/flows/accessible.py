#!/usr/bin/env python3
"""The demo console as a screen reader sees it: the AT-SPI tree of the real program under Xvfb, on a session bus of its own."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from served import BIN, clean_environment

CONSOLE = os.path.join(BIN, "gatehouse")
INNER = "GATEHOUSE_ACCESSIBLE_HOME"
PAGES = ["Overview", "Users", "Clients", "Token chains", "Audit log", "Signing keys", "Token lab", "Settings"]


def missing():
    """Why the tree cannot be read here; empty when it can."""
    for program in ("Xvfb", "dbus-run-session"):
        if not shutil.which(program):
            return program + " is not installed"
    if not any(os.path.exists(path) for path in ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")):
        return "at-spi2-core is not installed"
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError):
        return "gir1.2-atspi-2.0 and python3-gi are not installed"
    return ""


class Tree(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        from gi.repository import Atspi
        cls.spi = Atspi
        home = os.environ[INNER]
        environment = clean_environment(HOME=home, XDG_RUNTIME_DIR=home, DISPLAY=os.environ["DISPLAY"], QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                                        DBUS_SESSION_BUS_ADDRESS=os.environ["DBUS_SESSION_BUS_ADDRESS"], LC_ALL="C.UTF-8")
        cls.log = open(os.path.join(home, "log"), "wb")
        cls.console = subprocess.Popen([CONSOLE, "--demo", "--listen", "127.0.0.1:0"], env=environment, stdout=subprocess.PIPE, stderr=cls.log, text=True)
        assert cls.console.stdout.readline().startswith("ready"), "the console does not start"
        cls.application = cls.wait_for(cls.find_application, "the console on the accessibility bus")
        cls.window = cls.wait_for(lambda: next((one for one in cls.children(cls.application) if one.get_role_name() in ("frame", "window")), None), "its window")

    @classmethod
    def tearDownClass(cls):
        cls.console.terminate()
        cls.console.wait(timeout=60)
        cls.console.stdout.close()
        cls.log.close()

    @staticmethod
    def wait_for(look, what):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.2)
        raise AssertionError(what + " did not appear")

    @classmethod
    def find_application(cls):
        desktop = cls.spi.get_desktop(0)
        return next((one for one in cls.children(desktop) if "gatehouse" in (one.get_name() or "").lower()), None)

    @staticmethod
    def children(node):
        try:
            count = min(node.get_child_count(), 300)
            return [child for child in (node.get_child_at_index(i) for i in range(count)) if child]
        except Exception:  # it went away meanwhile
            return []

    def shown(self, node=None, depth=0):
        """All nodes that are on the screen, without the cells of tables."""
        node = node or self.window
        for child in self.children(node):
            states = child.get_state_set()
            if not states.contains(self.spi.StateType.SHOWING):
                continue
            yield child
            if depth < 40 and child.get_role_name() not in ("table", "tree table", "list", "tree"):
                yield from self.shown(child, depth + 1)

    def open(self, page):
        def entry():
            def search(node):
                for child in self.children(node):
                    if (child.get_name() or "").split(",")[0].strip() == page and child.get_n_actions() > 0 and child.get_role_name() not in ("menu item", "frame"):
                        return child
                    found = search(child)
                    if found:
                        return found
            return search(self.window)
        found = self.wait_for(entry, "the entry of " + page)
        if not found.get_state_set().contains(self.spi.StateType.CHECKED):
            found.do_action(0)
        self.wait_for(lambda: found.get_state_set().contains(self.spi.StateType.CHECKED) and any((one.get_name() or "") == page and one.get_role_name() == "filler" for one in self.shown()),
                      "the page " + page)

    def test_the_window_has_a_name(self):
        self.assertIn("Gatehouse", self.window.get_name())

    def test_every_page_opens_and_every_control_has_a_name_and_a_state(self):
        nameless = []
        for page in PAGES:
            self.open(page)
            time.sleep(0.5)
            for node in self.shown():
                role = node.get_role_name()
                if role in ("push button", "button", "check box", "radio button", "toggle button", "combo box", "text", "entry", "password text", "spin button", "page tab", "table", "tree", "list"):
                    states = node.get_state_set()
                    if not (node.get_name() or "").strip() and states.contains(self.spi.StateType.FOCUSABLE):
                        nameless.append(f"{page}: {role} in {self.place_of(node)}")
                    self.assertTrue(states.contains(self.spi.StateType.VISIBLE))
        self.assertEqual(sorted(set(nameless)), [])

    @staticmethod
    def place_of(node):
        """The names and roles above a node: how a nameless one is found again."""
        trail = []
        while node is not None and len(trail) < 5:
            node = node.get_parent()
            if node is not None:
                trail.append(f"{node.get_role_name()} '{node.get_name() or ''}'")
        return ", ".join(trail)

    def test_tables_tell_their_rows_columns_and_headers(self):
        for page in ("Users", "Clients", "Audit log"):
            self.open(page)

            def filled():
                for node in self.shown():
                    if node.get_role_name() == "table" and node.get_table_iface() and node.get_table_iface().get_n_rows() > 0:
                        return node
            table = self.wait_for(filled, "rows on " + page).get_table_iface()
            self.assertGreater(table.get_n_columns(), 2)
            header = table.get_column_header(0)
            self.assertTrue(header is None or header.get_name(), page)
            cell = table.get_accessible_at(0, 0)
            self.assertTrue(cell, page)
            self.assertTrue(any((table.get_accessible_at(0, column).get_name() or "") for column in range(table.get_n_columns())), page)

    def test_a_button_that_cannot_be_pressed_says_so(self):
        self.open("Users")
        states = [node.get_state_set() for node in self.shown() if node.get_role_name() in ("push button", "button")]
        self.assertTrue(any(state.contains(self.spi.StateType.ENABLED) for state in states))


def run_inside():
    """Again in a session bus of its own, with a display of its own."""
    home = tempfile.mkdtemp(prefix="gatehouse-accessible-")
    read, write = os.pipe()
    x = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"], pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        display = ":" + os.fdopen(read).readline().strip()
        environment = {**os.environ, "DISPLAY": display, INNER: home, "HOME": home, "XDG_RUNTIME_DIR": home}
        environment.pop("AT_SPI_BUS_ADDRESS", None)
        return subprocess.run(["dbus-run-session", "--", sys.executable, "-W", "ignore", os.path.abspath(__file__), *sys.argv[1:]], env=environment, timeout=600).returncode
    finally:
        x.terminate()
        x.wait()
        shutil.rmtree(home, True)


if __name__ == "__main__":
    reason = missing()
    if reason:
        print("skipped: " + reason)
        sys.exit(0)
    if INNER in os.environ:
        unittest.main()
    sys.exit(run_inside())
