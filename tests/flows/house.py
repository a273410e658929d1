"""A server with a user and clients for the journeys through its pages, and the client's side of the code flow, plainly."""
import base64
import hashlib
import json
import secrets
import urllib.parse

from person import Person
from served import PASSWORD, Answer, Server, eventually, record

CODE = "authorization_code"
REFRESH = "refresh_token"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
SCOPES = "openid profile email offline_access api:read api:write"


def base64url(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def unproven(token):
    """The claims of a token whose signature is the subject of other tests."""
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


class House(Server):
    """`clients`: by client_id, the members of RFC 7591 and PRODUCT.md §8. They and alice are there before the first request."""

    def __init__(self, clients=None, **settings):
        settings = {"MASTER_KEY": "admin", "RATE_LIMIT_REQUESTS_PER_IP": "0", "RATE_LIMIT_PER_IP": "0", "RATE_LIMIT_PER_USERNAME": "0",
                    "BRUTE_FORCE_THRESHOLD": "0", **settings}
        super().__init__(**settings)
        self.clients, self.secrets, self.metadata = dict(clients or {}), {}, None

    def start(self):
        super().start()
        if "alice" not in [user["username"] for user in self.command("user", "list")]:
            self.add_user("alice")
            for client_id, members in self.clients.items():
                self.add_client(client_id, **members)
        self.metadata = self.request("GET", "/.well-known/openid-configuration").json()
        return self

    def add_user(self, name, password=PASSWORD):
        self.command("user", "add", name, "--email", f"{name}@example.com", "--password-stdin", stdin=password)

    def add_client(self, client_id, **members):
        """Its secret, if it has one."""
        metadata = {"client_name": client_id.replace("-", " "), "grant_types": [CODE, REFRESH], "scope": SCOPES,
                    "redirect_uris": ["http://127.0.0.1/callback"], "token_endpoint_auth_method": "client_secret_basic", **members}
        made = self.command("client", "add", client_id, "--metadata", "-", stdin=json.dumps(metadata))
        self.secrets[client_id] = made.get("client_secret")
        # The server notices within two seconds; an unknown client would be told so on a page.
        probe = f"/oauth/authorize?client_id={client_id}&response_type=code&scope=openid&prompt=none&redirect_uri=" + \
            urllib.parse.quote(metadata["redirect_uris"][0] if metadata["redirect_uris"] else "", safe="")
        if CODE in metadata["grant_types"]:
            eventually(lambda: self.request("GET", probe).status != 400, 10)
        return self.secrets[client_id]

    def person(self, **more):
        return Person(self, **more)

    def post(self, url, form, headers=None):
        parts = urllib.parse.urlsplit(url)
        return self.request("POST", parts.path, form, headers)


class Application:
    """The client's side: makes a request, reads the answer, exchanges the code."""

    def __init__(self, house, client_id, redirect_uri="http://127.0.0.1:4711/callback", scope="openid profile email", pkce=True):
        self.house, self.client_id, self.redirect_uri, self.scope = house, client_id, redirect_uri, scope
        self.secret = house.secrets.get(client_id)
        self.verifier = secrets.token_urlsafe(48) if pkce else None
        self.state, self.nonce = secrets.token_urlsafe(16), secrets.token_urlsafe(16)

    def parameters(self, **more):
        """`name=None` leaves one out."""
        parameters = {"client_id": self.client_id, "response_type": "code", "redirect_uri": self.redirect_uri, "scope": self.scope,
                      "state": self.state, "nonce": self.nonce}
        if self.verifier:
            parameters["code_challenge"] = base64url(hashlib.sha256(self.verifier.encode()).digest())
            parameters["code_challenge_method"] = "S256"
        parameters.update(more)
        return {name: value for name, value in parameters.items() if value is not None}

    def url(self, **more):
        return self.house.metadata["authorization_endpoint"] + "?" + urllib.parse.urlencode(self.parameters(**more))

    def code(self, person, **more):
        """The code that a person's consent gives, with state and issuer as they must be."""
        answer = person.authorize(self.url(**more)).answer()
        if answer.get("state") != more.get("state", self.state) or answer.get("iss") != self.house.issuer or "code" not in answer:
            raise AssertionError(f"not an answer to this request: {dict(answer, code='…')}")
        record.note("code", answer["code"])
        return answer["code"]

    def credentials(self):
        """(form members, headers) by which this client says who it is."""
        if not self.secret:
            return {"client_id": self.client_id}, {}
        pair = urllib.parse.quote_plus(self.client_id) + ":" + urllib.parse.quote_plus(self.secret)
        return {}, {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}

    def exchange(self, code, headers=None, **more):
        form = {"grant_type": CODE, "code": code, "redirect_uri": self.redirect_uri, **({"code_verifier": self.verifier} if self.verifier else {}), **more}
        return self.ask_token(form, headers)

    def refresh(self, token, headers=None, **more):
        return self.ask_token({"grant_type": REFRESH, "refresh_token": token, **more}, headers)

    def ask_token(self, form, headers=None):
        members, sent = self.credentials()
        form = {name: value for name, value in {**members, **form}.items() if value is not None}
        return self.house.post(self.house.metadata["token_endpoint"], form, {**sent, **(headers or {})})

    def tokens(self, person, **more):
        """A whole sign-in."""
        answer = self.exchange(self.code(person, **more))
        if answer.status != 200:
            raise AssertionError(f"the code was not exchanged: {answer.status} {answer.json().get('error')}: {answer.json().get('error_description')}")
        return answer.json()

    def userinfo(self, access_token, **headers):
        return self.house.request("GET", "/oauth/userinfo", headers={"Authorization": "Bearer " + access_token, **headers})

    def introspect(self, token):
        members, sent = self.credentials()
        return self.house.post(self.house.metadata["introspection_endpoint"], {**members, "token": token}, sent).json()


__all__ = ["Answer", "Application", "House", "PASSWORD", "Person", "SCOPES", "base64url", "eventually", "unproven", "CODE", "REFRESH", "DEVICE"]
