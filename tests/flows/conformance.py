#!/usr/bin/env python3
"""The modules of the OpenID Foundation's test plans Basic OP, Config OP, RP-Initiated Logout OP and Back-Channel Logout OP, one test each,
named as the suite names them. tests/clients/README.md lists all, with those that do not apply."""
import base64
import http.server
import json
import threading
import time
import unittest
import urllib.parse

from house import Application, House, eventually, unproven
from proofs import json_part
from validator import proven_claims, token_header

BASIC, POST, SECOND = "conformance-basic", "conformance-post", "conformance-second"
SIGNED_OUT, HALF_A_MINUTE = "https://client.example.com/post_logout_redirect", 30
ALL_SCOPES = "openid profile email offline_access api:read"


class BackChannel(http.server.BaseHTTPRequestHandler):
    """The client's side: keeps what it is told."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        told = {"path": self.path, "type": self.headers["Content-Type"], "form": urllib.parse.parse_qs(body)}
        self.server.told.append(told)
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *ignored):
        pass


def setUpModule():
    global house, channel, reused
    channel = http.server.ThreadingHTTPServer(("127.0.0.1", 0), BackChannel)
    channel.told, channel.statuses = [], []
    threading.Thread(target=channel.serve_forever, daemon=True).start()
    web = {"redirect_uris": ["https://client.example.com/callback", "https://client.example.com/other"], "post_logout_redirect_uris": [SIGNED_OUT],
           "scope": ALL_SCOPES}
    house = House(clients={
        BASIC: {**web, "backchannel_logout_uri": f"http://127.0.0.1:{channel.server_port}/backchannel_logout"},
        POST: {**web, "token_endpoint_auth_method": "client_secret_post"},
        SECOND: {**web, "backchannel_logout_uri": f"http://127.0.0.1:{channel.server_port}/second"},
    }).start()
    application = Client()
    code = application.code(house.person())
    reused = {"application": application, "code": code, "tokens": application.exchange(code).json(), "at": time.monotonic()}


def tearDownModule():
    house.__exit__()
    channel.shutdown()
    channel.server_close()


class Client(Application):
    """A confidential web client without PKCE, as the suite's."""

    def __init__(self, client_id=BASIC, scope="openid", pkce=False):
        super().__init__(house, client_id, "https://client.example.com/callback", scope, pkce)


def proven(token, audience, access_token=None):
    keys = {key["kid"]: key for key in house.request("GET", "/.well-known/jwks.json").json()["keys"]}
    return proven_claims(token, keys[token_header(token)["kid"]], audience, house.issuer, access_token)


class Module(unittest.TestCase):
    def setUp(self):
        self.client, self.person = Client(), house.person()

    def assert_signs_in(self, client=None, person=None, **parameters):
        """Tokens, with an ID token that holds what it must."""
        client = client or self.client
        tokens = client.tokens(person or self.person, **parameters)
        claims = proven(tokens["id_token"], client.client_id, tokens["access_token"])
        self.assertTrue({"iss", "sub", "aud", "exp", "iat"} <= set(claims))
        self.assertEqual(claims.get("nonce"), parameters.get("nonce", client.nonce))
        self.assertLessEqual(abs(claims["iat"] - time.time()), 300)
        self.assertTrue(1 <= len(claims["sub"]) <= 255 and claims["sub"].isascii())
        self.assertEqual(tokens["token_type"].lower(), "bearer")
        return tokens, claims

    def userinfo(self, tokens, client=None):
        answer = (client or self.client).userinfo(tokens["access_token"])
        self.assertEqual((answer.status, answer.headers["Content-Type"].split(";")[0]), (200, "application/json"))
        return answer.json()


class BasicOp(Module):
    def test_oidcc_server(self):
        tokens, claims = self.assert_signs_in()
        self.assertIsInstance(tokens["expires_in"], int)
        self.assertEqual(self.userinfo(tokens)["sub"], claims["sub"])
        self.assertIn(claims["aud"], (BASIC, [BASIC]))

    def test_oidcc_response_type_missing(self):
        page = self.person.open(self.client.url(response_type=None))
        self.assertEqual(page.answer()["error"], "invalid_request")
        self.assertEqual(page.answer()["state"], self.client.state)

    def test_oidcc_idtoken_signature(self):
        tokens, _ = self.assert_signs_in()
        self.assertEqual(token_header(tokens["id_token"])["alg"], "RS256")
        self.assertTrue(token_header(tokens["id_token"])["kid"])

    def test_oidcc_userinfo_get(self):
        tokens, claims = self.assert_signs_in()
        self.assertEqual(self.userinfo(tokens)["sub"], claims["sub"])

    def test_oidcc_userinfo_post_header(self):
        tokens, claims = self.assert_signs_in()
        answer = house.request("POST", "/oauth/userinfo", headers={"Authorization": "Bearer " + tokens["access_token"]})
        self.assertEqual((answer.status, answer.json()["sub"]), (200, claims["sub"]))

    def test_oidcc_userinfo_post_body(self):
        tokens, claims = self.assert_signs_in()
        answer = house.request("POST", "/oauth/userinfo", {"access_token": tokens["access_token"]})
        self.assertEqual((answer.status, answer.json()["sub"]), (200, claims["sub"]))

    def test_oidcc_ensure_request_without_nonce_succeeds_for_code_flow(self):
        self.assertNotIn("nonce", self.assert_signs_in(nonce=None)[1])

    def test_oidcc_scope_profile(self):
        client = Client(scope="openid profile")
        info = self.userinfo(self.assert_signs_in(client)[0], client)
        self.assertEqual(info["preferred_username"], "alice")
        self.assertNotIn("email", info)

    def test_oidcc_scope_email(self):
        client = Client(scope="openid email")
        info = self.userinfo(self.assert_signs_in(client)[0], client)
        self.assertEqual(info["email"], "alice@example.com")
        self.assertIsInstance(info["email_verified"], bool)
        self.assertNotIn("preferred_username", info)

    def test_oidcc_scope_all(self):
        client = Client(scope="openid profile email address phone")
        info = self.userinfo(self.assert_signs_in(client)[0], client)
        self.assertEqual((info["preferred_username"], info["email"]), ("alice", "alice@example.com"))
        self.assertLessEqual({"sub", "preferred_username", "email", "email_verified"}, set(info))
        self.assertLessEqual(set(info), set(house.metadata["claims_supported"]))

    def test_oidcc_alternate_happy_flow(self):
        client = Client(scope="email openid")
        parameters = list(reversed(client.parameters().items()))
        page = self.person.authorize(house.metadata["authorization_endpoint"] + "?" + urllib.parse.urlencode(parameters))
        answer = client.exchange(page.answer()["code"])
        self.assertEqual(set(answer.json().get("scope", "email openid").split()), {"email", "openid"})
        self.assertEqual(self.userinfo(answer.json(), client)["email"], "alice@example.com")

    def test_oidcc_display_page(self):
        self.assert_signs_in(display="page")

    def test_oidcc_display_popup(self):
        self.assert_signs_in(display="popup")

    def test_oidcc_prompt_login(self):
        first = self.assert_signs_in()[1]
        self.assertNotIn("login_required", self.person.open(self.client.url(prompt="none")).answer())
        page = self.person.open(self.client.url(prompt="login", max_age="10000"))
        self.assertTrue(page.asks_password)
        claims = proven(self.client.exchange(self.person.answer_pages(page).answer()["code"]).json()["id_token"], BASIC)
        self.assertEqual(claims["sub"], first["sub"])
        self.assertGreaterEqual(claims["auth_time"], first.get("auth_time", 0))

    def test_oidcc_prompt_none_not_logged_in(self):
        answer = self.person.open(self.client.url(prompt="none")).answer()
        self.assertEqual((answer["error"], answer["state"]), ("login_required", self.client.state))
        self.assertNotIn("code", answer)

    def test_oidcc_prompt_none_logged_in(self):
        first = self.assert_signs_in()[1]
        answer = self.person.open(self.client.url(prompt="none")).answer()
        second = proven(self.client.exchange(answer["code"]).json()["id_token"], BASIC)
        self.assertEqual(second["sub"], first["sub"])
        self.assertEqual(second.get("auth_time"), first.get("auth_time"))

    def test_oidcc_max_age_1(self):
        """The duration is the subject: after more than a second the password is asked for again."""
        first = self.assert_signs_in(max_age="15000")[1]
        self.assertTrue(eventually(lambda: time.time() > first["auth_time"] + 2))
        page = self.person.open(self.client.url(max_age="1"))
        self.assertTrue(page.asks_password)
        second = proven(self.client.exchange(self.person.answer_pages(page).answer()["code"]).json()["id_token"], BASIC)
        self.assertGreater(second["auth_time"], first["auth_time"])

    def test_oidcc_max_age_10000(self):
        first = self.assert_signs_in(max_age="10000")[1]
        page = self.person.open(self.client.url(max_age="10000"))
        second = proven(self.client.exchange(page.answer()["code"]).json()["id_token"], BASIC)
        self.assertEqual((second["sub"], second["auth_time"]), (first["sub"], first["auth_time"]))

    def test_oidcc_ensure_request_with_unknown_parameter_succeeds(self):
        self.assert_signs_in(extra="foobar")

    def test_oidcc_id_token_hint(self):
        tokens, claims = self.assert_signs_in()
        answer = self.person.open(self.client.url(prompt="none", id_token_hint=tokens["id_token"])).answer()
        self.assertEqual(proven(self.client.exchange(answer["code"]).json()["id_token"], BASIC)["sub"], claims["sub"])

    def test_oidcc_id_token_hint_of_somebody_else(self):
        house.add_user("bob")
        other = house.person(username="bob")
        tokens, _ = self.assert_signs_in(person=other)
        self.assert_signs_in()
        answer = self.person.open(self.client.url(prompt="none", id_token_hint=tokens["id_token"])).answer()
        self.assertEqual(answer["error"], "login_required")

    def test_oidcc_login_hint(self):
        page = self.person.open(self.client.url(login_hint="alice@example.com"))
        self.assertEqual(page.form_with(field="password").fields["username"], "alice@example.com")
        self.assertIn("code", self.person.answer_pages(page).answer())

    def test_oidcc_ui_locales(self):
        self.assert_signs_in(ui_locales="se")
        page = house.person().open(self.client.url(ui_locales="ru"))
        self.assertEqual(page.language[:2], "ru")

    def test_oidcc_claims_locales(self):
        self.assert_signs_in(claims_locales="se")

    def test_oidcc_ensure_request_with_acr_values_succeeds(self):
        claims = self.assert_signs_in(acr_values="1 2")[1]
        self.assertIsInstance(claims.get("acr", ""), str)

    def test_oidcc_codereuse(self):
        code = self.client.code(self.person)
        self.assertEqual(self.client.exchange(code).status, 200)
        again = self.client.exchange(code)
        self.assertEqual((again.status, again.json()["error"]), (400, "invalid_grant"))

    def test_oidcc_ensure_registered_redirect_uri(self):
        page = self.person.open(self.client.url(redirect_uri="https://client.example.com/callback/not-registered"))
        self.assertEqual((page.status, page.location), (400, None))
        self.assertIn("redirect_uri", page.words)

    def test_oidcc_ensure_post_request_succeeds(self):
        page = self.person.open(house.metadata["authorization_endpoint"], "POST", self.client.parameters())
        answer = self.person.answer_pages(page).answer()
        self.assertEqual(self.client.exchange(answer["code"]).status, 200)

    def test_oidcc_server_client_secret_post(self):
        client = Client(POST)
        code = client.code(self.person)
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": client.redirect_uri, "client_id": POST, "client_secret": client.secret}
        self.assertEqual(house.request("POST", "/oauth/token", form).status, 200)

    def test_oidcc_request_uri_unsigned_supported_correctly_or_rejected_as_unsupported(self):
        answer = self.person.open(self.client.url(request_uri="https://client.example.com/request")).answer()
        self.assertEqual((answer["error"], answer["state"]), ("request_uri_not_supported", self.client.state))
        self.assertIs(house.metadata["request_uri_parameter_supported"], False)

    def test_oidcc_unsigned_request_object_supported_correctly_or_rejected_as_unsupported(self):
        request = json_part({"alg": "none"}) + "." + json_part(self.client.parameters()) + "."
        answer = self.person.open(self.client.url(request=request)).answer()
        self.assertEqual((answer["error"], answer["state"]), ("request_not_supported", self.client.state))
        self.assertIs(house.metadata.get("request_parameter_supported", False), False)

    def test_oidcc_claims_essential(self):
        claims = json.dumps({"userinfo": {"name": {"essential": True}}})
        self.assert_signs_in(claims=claims)

    def test_oidcc_ensure_request_object_with_redirect_uri(self):
        """The request object names a registered URI, the query one that is not: nobody is redirected."""
        request = json_part({"alg": "none"}) + "." + json_part(self.client.parameters()) + "."
        page = self.person.open(self.client.url(request=request, redirect_uri="https://client.example.com/not-registered"))
        self.assertEqual((page.status, page.location), (400, None))

    def test_oidcc_refresh_token(self):
        client = Client(scope="openid offline_access")
        tokens, claims = self.assert_signs_in(client, prompt="consent")
        answer = client.refresh(tokens["refresh_token"])
        self.assertEqual(answer.status, 200)
        renewed = answer.json()
        self.assertNotEqual(renewed["access_token"], tokens["access_token"])
        self.assertEqual(self.userinfo(renewed, client)["sub"], claims["sub"])
        if "id_token" in renewed:  # OpenID Connect Core §12.2
            again = proven(renewed["id_token"], BASIC)
            self.assertEqual((again["iss"], again["sub"], again["aud"], again.get("auth_time")), (claims["iss"], claims["sub"], claims["aud"], claims.get("auth_time")))
            self.assertNotIn("nonce", again)
        # Another client cannot use it.
        self.assertEqual(Client(SECOND).refresh(renewed["refresh_token"]).json()["error"], "invalid_grant")

    def test_oidcc_ensure_request_with_valid_pkce_succeeds(self):
        self.assert_signs_in(Client(pkce=True))


class ConfigOp(Module):
    def test_oidcc_discovery_endpoint_verification(self):
        answer = house.request("GET", "/.well-known/openid-configuration")
        told = answer.json()
        self.assertEqual((answer.status, answer.headers["Content-Type"].split(";")[0]), (200, "application/json"))
        self.assertEqual(told["issuer"], house.issuer)
        self.assertEqual(told["response_types_supported"], ["code"])
        self.assertEqual(told["subject_types_supported"], ["public"])
        self.assertIn("RS256", told["id_token_signing_alg_values_supported"])
        self.assertNotIn("none", told["id_token_signing_alg_values_supported"])
        self.assertIn("authorization_code", told["grant_types_supported"])
        self.assertIn("openid", told["scopes_supported"])
        self.assertLessEqual({"sub", "iss", "email", "preferred_username"}, set(told["claims_supported"]))
        self.assertEqual(told["code_challenge_methods_supported"], ["S256"])
        self.assertIs(told.get("claims_parameter_supported", False), False)
        for locale in told.get("ui_locales_supported", []):
            self.assertRegex(locale, "^[a-z]{2}(-[A-Z]{2})?$")
        for name, address in told.items():
            if name.endswith(("_endpoint", "_uri")) and isinstance(address, str):
                self.assertTrue(address.startswith(house.issuer + "/"), name)

    def test_what_it_lists_answers(self):
        """Every endpoint of the document is there; every one that it does not list is not."""
        for name, address in house.metadata.items():
            if name.endswith(("_endpoint", "_uri")) and isinstance(address, str):
                path = urllib.parse.urlsplit(address).path
                self.assertNotEqual(house.request("GET", path).status, 404, name)
        self.assertNotIn("check_session_iframe", house.metadata)

    def test_the_key_set(self):
        answer = house.request("GET", urllib.parse.urlsplit(house.metadata["jwks_uri"]).path)
        keys = answer.json()["keys"]
        self.assertEqual(answer.status, 200)
        self.assertEqual(len({key["kid"] for key in keys}), len(keys))
        for key in keys:
            self.assertFalse({"d", "p", "q", "dp", "dq", "qi", "k", "oth"} & set(key))
            self.assertEqual(key["use"], "sig")
            if key["kty"] == "RSA":
                modulus = base64.urlsafe_b64decode(key["n"] + "==")
                self.assertGreaterEqual(len(modulus), 256)
                self.assertNotEqual(modulus[0], 0)


class LogoutOp(Module):
    def leave(self, **parameters):
        query = urllib.parse.urlencode({name: value for name, value in parameters.items() if value is not None})
        return self.person.open(house.metadata["end_session_endpoint"] + ("?" + query if query else ""))

    def is_signed_in(self):
        return "code" in self.person.open(self.client.url(prompt="none")).answer()

    def signed_in(self):
        tokens, _ = self.assert_signs_in()
        return tokens["id_token"]

    def assert_asks_or_errs(self, page):
        """Not sent back: an error, or a question to the person."""
        self.assertIsNone(page.location)
        if page.status == 200:
            self.assertTrue(page.form_with(button="Sign out"), page.words[:200])
        else:
            self.assertEqual(page.status, 400)

    def test_oidcc_rp_initiated_logout_discovery_endpoint_verification(self):
        self.assertEqual(house.metadata["end_session_endpoint"], house.issuer + "/oauth/logout")

    def test_oidcc_rp_initiated_logout(self):
        page = self.leave(id_token_hint=self.signed_in(), post_logout_redirect_uri=SIGNED_OUT, state="abc")
        self.assertEqual(page.location, SIGNED_OUT + "?state=abc")
        self.assertFalse(self.is_signed_in())

    def test_oidcc_rp_initiated_logout_by_post(self):
        page = self.person.open(house.metadata["end_session_endpoint"], "POST",
                                {"id_token_hint": self.signed_in(), "post_logout_redirect_uri": SIGNED_OUT, "state": "abc"})
        self.assertEqual(page.location, SIGNED_OUT + "?state=abc")
        self.assertFalse(self.is_signed_in())

    def test_oidcc_rp_initiated_logout_bad_post_logout_redirect_uri(self):
        self.assert_asks_or_errs(self.leave(id_token_hint=self.signed_in(), post_logout_redirect_uri=SIGNED_OUT + "/other", state="abc"))

    def test_oidcc_rp_initiated_logout_query_added_to_post_logout_redirect_uri(self):
        self.assert_asks_or_errs(self.leave(id_token_hint=self.signed_in(), post_logout_redirect_uri=SIGNED_OUT + "?foo=bar", state="abc"))

    def test_oidcc_rp_initiated_logout_modified_id_token_hint(self):
        hint = self.signed_in()
        for changed in (json_part({"alg": "none"}) + "." + hint.split(".")[1] + ".", hint.rsplit(".", 1)[0] + "." + "A" * len(hint.rsplit(".", 1)[1])):
            self.assert_asks_or_errs(self.leave(id_token_hint=changed, post_logout_redirect_uri=SIGNED_OUT, state="abc"))
        self.assertTrue(self.is_signed_in())

    def test_oidcc_rp_initiated_logout_bad_id_token_hint(self):
        self.signed_in()
        self.assert_asks_or_errs(self.leave(id_token_hint="not-a-token", post_logout_redirect_uri=SIGNED_OUT, state="abc"))

    def test_oidcc_rp_initiated_logout_no_id_token_hint(self):
        self.signed_in()
        self.assert_asks_or_errs(self.leave(post_logout_redirect_uri=SIGNED_OUT, state="abc"))

    def test_oidcc_rp_initiated_logout_no_params(self):
        self.signed_in()
        page = self.leave()
        self.assertIsNone(page.location)
        self.assertTrue(self.is_signed_in(), "asked first")
        done = self.person.submit(page, page.form_with(button="Sign out"), "Sign out")
        self.assertEqual((done.status, done.location), (200, None))
        self.assertFalse(self.is_signed_in())

    def test_oidcc_rp_initiated_logout_no_post_logout_redirect_uri(self):
        page = self.leave(id_token_hint=self.signed_in(), state="abc")
        self.assertEqual((page.status, page.location), (200, None))
        self.assertFalse(self.is_signed_in())

    def test_oidcc_rp_initiated_logout_no_state(self):
        page = self.leave(id_token_hint=self.signed_in(), post_logout_redirect_uri=SIGNED_OUT)
        self.assertEqual(page.location, SIGNED_OUT)
        self.assertFalse(self.is_signed_in())

    def test_oidcc_rp_initiated_logout_only_state(self):
        self.signed_in()
        page = self.leave(state="abc")
        self.assertIsNone(page.location)
        self.assertTrue(self.is_signed_in())

    def test_a_hint_of_another_person_asks_first(self):
        other = house.person(username="admin", password="admin")
        hint = self.assert_signs_in(person=other)[0]["id_token"]
        self.signed_in()
        self.leave(id_token_hint=hint, post_logout_redirect_uri=SIGNED_OUT)
        self.assertTrue(self.is_signed_in(), "another person's hint signs nobody out")

    # Back-channel
    def told_to(self, path, sid):
        for told in channel.told:
            token = told["form"].get("logout_token", [""])[0]
            if told["path"] == path and token and unproven(token)["sid"] == sid:
                return told
        return None

    def test_oidcc_backchannel_logout_discovery_endpoint_verification(self):
        self.assertIs(house.metadata["backchannel_logout_supported"], True)
        self.assertIs(house.metadata["backchannel_logout_session_supported"], True)

    def assert_logout_token(self, told, client_id, id_claims):
        self.assertTrue(told["type"].startswith("application/x-www-form-urlencoded"))
        self.assertEqual(list(told["form"]), ["logout_token"])
        token = told["form"]["logout_token"][0]
        claims = proven(token, client_id)
        self.assertEqual(token_header(token)["typ"], "logout+jwt")
        self.assertEqual(claims["events"], {"http://schemas.openid.net/event/backchannel-logout": {}})
        self.assertEqual((claims["sub"], claims["sid"]), (id_claims["sub"], id_claims["sid"]))
        self.assertNotIn("nonce", claims)
        self.assertTrue({"iss", "aud", "iat", "exp", "jti"} <= set(claims))
        self.assertLessEqual(claims["exp"], claims["iat"] + 300)

    def test_oidcc_backchannel_rp_initiated_logout(self):
        tokens, claims = self.assert_signs_in()
        second = Client(SECOND)
        other = unproven(self.assert_signs_in(second)[0]["id_token"])
        self.assertEqual(other["sid"], claims["sid"], "one browser session")
        page = self.leave(id_token_hint=tokens["id_token"], post_logout_redirect_uri=SIGNED_OUT, state="abc")
        self.assertEqual(page.location, SIGNED_OUT + "?state=abc")
        self.assertFalse(self.is_signed_in())
        for path, client_id, id_claims in (("/backchannel_logout", BASIC, claims), ("/second", SECOND, other)):
            self.assertTrue(eventually(lambda: self.told_to(path, claims["sid"])), path)
            self.assert_logout_token(self.told_to(path, claims["sid"]), client_id, id_claims)

    def test_a_client_that_fails_is_told_again(self):
        tokens, claims = self.assert_signs_in()
        channel.statuses[:] = [503]
        self.leave(id_token_hint=tokens["id_token"], post_logout_redirect_uri=SIGNED_OUT)

        def told_twice():
            return len([told for told in channel.told if unproven(told["form"]["logout_token"][0])["sid"] == claims["sid"]]) >= 2
        self.assertTrue(eventually(told_twice, 90))

    def test_a_new_password_ends_sessions_and_tells_the_clients(self):
        house.add_user("changer")
        _, claims = self.assert_signs_in(person=house.person(username="changer"))
        house.command("user", "set-password", "changer", "--password-stdin", stdin="An0ther-Password!")
        self.assertTrue(eventually(lambda: self.told_to("/backchannel_logout", claims["sid"])))


class ReuseAfterHalfAMinute(Module):
    """Last, so that most of the time has passed."""

    def test_oidcc_codereuse_30seconds(self):
        self.assertTrue(eventually(lambda: time.monotonic() - reused["at"] >= HALF_A_MINUTE, 60))
        again = reused["application"].exchange(reused["code"])
        self.assertEqual((again.status, again.json()["error"]), (400, "invalid_grant"))
        self.assertEqual(reused["application"].userinfo(reused["tokens"]["access_token"]).status, 401)


if __name__ == "__main__":
    unittest.main()
