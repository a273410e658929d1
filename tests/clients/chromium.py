"""Headless Chromium with the pages of Gatehouse in it."""
import base64
import os
import shutil
import tempfile

from support import skip

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import WebDriverWait
except ImportError:
    webdriver = None

PATIENCE = 60
PHONE, DESKTOP = (390, 844), (1280, 800)


class Chromium:
    """with Chromium() as browser: … One process tree with a profile of its own, gone afterwards."""

    def __init__(self, *arguments):
        self.arguments = arguments
        if not webdriver or not shutil.which("chromium") or not shutil.which("chromedriver"):
            skip("there is no Chromium with its driver here")
        self.profile = tempfile.mkdtemp(prefix="gatehouse-browser-")

    def __enter__(self):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for argument in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                         "--disable-component-update", "--disable-sync", "--disable-extensions", f"--user-data-dir={self.profile}",
                         *(["--no-sandbox"] if os.geteuid() == 0 else []), *self.arguments):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self.driver.set_page_load_timeout(PATIENCE)
        self.driver.set_script_timeout(PATIENCE)
        return self

    def __exit__(self, *ignored):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)

    @property
    def url(self):
        return self.driver.current_url

    def open(self, url):
        self.driver.get(url)
        return self

    def tell(self, command, **parameters):
        """A command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(command, parameters)

    def look(self, size=DESKTOP, dark=False, language="en"):
        """From now on the pages are shown so."""
        width, height = size
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=size == PHONE)
        self.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        agent = self.driver.execute_script("return navigator.userAgent").replace("Headless", "")
        self.tell("Emulation.setUserAgentOverride", userAgent=agent, acceptLanguage=language)

    def until(self, condition, what="it"):
        return WebDriverWait(self.driver, PATIENCE, 0.05).until(lambda _: condition(), f"{what} did not come; at {self.url}")

    def until_at(self, start):
        self.until(lambda: self.url.startswith(start), start)
        return self.url

    def has(self, selector):
        return bool(self.driver.find_elements(By.CSS_SELECTOR, selector))

    def find(self, selector):
        self.until(lambda: self.has(selector), selector)
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector="body"):
        return self.find(selector).text

    def type(self, field, text):
        element = self.find(f"[name={field}]")
        element.clear()
        element.send_keys(text)

    def buttons(self):
        return [button.text for button in self.driver.find_elements(By.CSS_SELECTOR, "button")]

    def press(self, text):
        """A button by what it says; returns when the next page is there."""
        def button():
            return next((each for each in self.driver.find_elements(By.CSS_SELECTOR, "button") if each.text == text), None)
        self.until(button, f"a button {text!r} among {self.buttons()}")
        self.leave(button().click)

    def leave(self, action):
        """Does what makes this page go, and waits until it has gone."""
        old = self.driver.find_element(By.TAG_NAME, "html")
        action()
        self.until(lambda: self.gone(old), "the next page")

    def gone(self, element):
        from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, WebDriverException
        try:
            return not element.is_enabled()
        except (StaleElementReferenceException, NoSuchElementException, WebDriverException):
            return True

    def sign_in(self, username="alice", password=None):
        from house import PASSWORD
        self.type("username", username)
        self.type("password", password or PASSWORD)
        self.leave(lambda: self.find("[name=password]").submit())

    def cookies(self):
        return {cookie["name"]: cookie for cookie in self.tell("Network.getAllCookies")["cookies"]}

    def console_errors(self):
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def screenshot(self, path):
        """The whole page, however long it is."""
        size = self.tell("Page.getLayoutMetrics")["cssContentSize"]
        area = {"x": 0, "y": 0, "width": size["width"], "height": max(size["height"], 1), "scale": 1}
        picture = self.tell("Page.captureScreenshot", captureBeyondViewport=True, clip=area)
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture["data"]))
