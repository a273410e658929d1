#!/usr/bin/python3
"""Apache with mod_auth_openidc in front of a page, in headless Chromium: nobody wrote a line of code for it."""
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import unittest
import urllib.parse
import urllib.request

from chromium import Chromium
from support import House, eventually, skip

MODULES = "/usr/lib/apache2/modules"
APACHE = shutil.which("apache2") or "/usr/sbin/apache2"
CONFIGURATION = """
ServerRoot "{folder}"
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile "{folder}/pid"
ErrorLog "{folder}/error.log"
LogLevel warn auth_openidc:info
Mutex file:{folder}
DefaultRuntimeDir "{folder}"
{user}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authn_core_module {modules}/mod_authn_core.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule authz_user_module {modules}/mod_authz_user.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule include_module {modules}/mod_include.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule auth_openidc_module {modules}/mod_auth_openidc.so
DocumentRoot "{folder}/pages"
TypesConfig /dev/null
AddType text/html .shtml .html
OIDCProviderMetadataURL {issuer}/.well-known/openid-configuration
OIDCClientID apache-proxy
OIDCClientSecret "{secret}"
OIDCRedirectURI http://127.0.0.1:{port}/private/redirect
OIDCCryptoPassphrase "apache's own passphrase"
OIDCScope "openid profile email api:read"
OIDCPKCEMethod S256
OIDCProviderTokenEndpointAuth client_secret_basic
OIDCRemoteUserClaim preferred_username
OIDCPassRefreshToken On
OIDCRefreshAccessTokenBeforeExpiry 10
OIDCUserInfoRefreshInterval 1
OIDCDefaultLoggedOutURL http://127.0.0.1:{port}/out.html
OIDCProviderBackChannelLogoutSupported On
<Directory "{folder}/pages">
  Require all granted
</Directory>
<Location /private>
  AuthType openid-connect
  Require valid-user
  Options +Includes
  AddOutputFilter INCLUDES .shtml
</Location>
"""
PAGE = """<!doctype html><title>inside</title><body><p id="who"><!--#echo var="REMOTE_USER" --></p>
<p id="mail"><!--#echo var="OIDC_CLAIM_email" --></p><p id="issuer"><!--#echo var="OIDC_CLAIM_iss" --></p>
<p id="token" hidden><!--#echo var="OIDC_access_token" --></p></body>"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Apache:
    def __init__(self, issuer, secret, port):
        self.folder, self.port = tempfile.mkdtemp(prefix="gatehouse-apache-"), port
        os.chmod(self.folder, 0o755)
        os.makedirs(os.path.join(self.folder, "pages/private"))
        root = os.geteuid() == 0
        self.write("pages/private/index.shtml", PAGE)
        self.write("pages/out.html", "<!doctype html><title>out</title><p id='out'>out</p>")
        self.write("apache.conf", CONFIGURATION.format(folder=self.folder, port=port, issuer=issuer, secret=secret, modules=MODULES,
                                                       user="User www-data\nGroup www-data" if root else ""))
        if root:
            subprocess.run(["chown", "-R", "www-data", self.folder], check=True)
        self.process = subprocess.Popen([APACHE, "-d", self.folder, "-f", os.path.join(self.folder, "apache.conf"), "-DFOREGROUND"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def answers(self):
        if self.process.poll() is not None:
            raise AssertionError(f"Apache did not start: {self.process.stderr.read()[:2000]} {self.errors()}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/out.html", timeout=5):
                return True
        except OSError:
            return False

    def errors(self):
        try:
            with open(os.path.join(self.folder, "error.log"), encoding="utf-8") as log:
                return log.read()[-3000:]
        except OSError:
            return ""

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)
        self.process.stderr.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class ModAuthOpenidc(unittest.TestCase):
    def test_a_page_behind_apache(self):
        port = free_port()
        inside = f"http://127.0.0.1:{port}/private/"
        client = {"redirect_uris": [inside + "redirect"], "post_logout_redirect_uris": [f"http://127.0.0.1:{port}/out.html"],
                  "backchannel_logout_uri": inside + "redirect?logout=backchannel", "require_pkce": True}
        with House(clients={"apache-proxy": client}) as house:
            apache = Apache(house.issuer, house.secrets["apache-proxy"], port)
            self.addCleanup(apache.stop)
            self.assertTrue(eventually(apache.answers))
            with Chromium() as browser:
                self.journey(house, apache, browser, inside)

    def journey(self, house, apache, browser, inside):
        browser.open(inside + "index.shtml")
        self.assertTrue(browser.url.startswith(house.issuer), apache.errors())
        browser.sign_in()
        browser.press("Allow")
        browser.until_at(inside)
        self.assertTrue(browser.has("#who"), browser.text() + apache.errors())
        self.assertEqual((browser.text("#who"), browser.text("#mail")), ("alice", "alice@example.com"))
        self.assertEqual(browser.text("#issuer"), house.issuer)

        # The module refreshes by itself when asked to, and goes on.
        token = browser.driver.execute_script("return document.querySelector('#token').textContent")
        browser.open(f"{inside}redirect?{urllib.parse.urlencode({'refresh': inside + 'index.shtml', 'access_token': token})}")
        self.assertEqual(browser.text("#who"), "alice", apache.errors())
        family, = [family for family in house.command("chain", "list") if family["client"] == "apache-proxy"]
        self.assertEqual((family["state"], family["depth"] >= 2), ("active", True))

        # Out at Apache: it sends the browser to the end-session endpoint with its ID token.
        browser.open(f"{inside}redirect?logout=http%3A%2F%2F127.0.0.1%3A{apache.port}%2Fout.html")
        browser.until_at(f"http://127.0.0.1:{apache.port}/out.html")
        browser.open(inside + "index.shtml")
        browser.until_at(house.issuer)
        self.assertTrue(browser.has("[name=password]"), "the session at Gatehouse has ended too")

        # Out at Gatehouse: Apache is told by the back channel and asks again.
        browser.sign_in()
        browser.until_at(inside)
        self.assertEqual(browser.text("#who"), "alice")
        browser.open(house.issuer + "/oauth/logout")
        browser.press("Sign out")

        def turned_away():
            browser.open(inside + "index.shtml")
            return browser.url.startswith(house.issuer)
        self.assertTrue(eventually(turned_away), apache.errors())


if __name__ == "__main__":
    if not os.path.exists(os.path.join(MODULES, "mod_auth_openidc.so")) or not os.path.exists(APACHE):
        skip("there is no Apache with mod_auth_openidc here")
    unittest.main()
