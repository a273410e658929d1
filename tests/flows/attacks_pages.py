#!/usr/bin/env python3
"""Attacks on the person at the browser: forged forms, a planted session, frames, open redirects and HTML in what others may name."""
import re
import unittest
import urllib.parse

from house import Application, House
from served import PASSWORD

SHOP, EVIL = "web-shop", "evil-client"
MARKUP = "<img src=x onerror=alert(1)>\"'&{{}}</title><script>alert(2)</script>"
ELSEWHERE = {"Origin": "https://attacker.example", "Sec-Fetch-Site": "cross-site", "Referer": "https://attacker.example/"}


class PageAttacks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(clients={
            SHOP: {"post_logout_redirect_uris": ["https://shop.example.com/out"]},
            EVIL: {"client_name": MARKUP, "redirect_uris": ["http://127.0.0.1/callback", "https://evil.example.com/cb?a=%22%3E%3Cb%3E"]},
        }).start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def fresh(self, **more):
        """A person and the sign-in page that an application sent him to."""
        person, application = self.house.person(**more), Application(self.house, SHOP)
        return person, application, person.open(application.url(prompt="consent"))

    def sign_ins(self):
        return len(self.house.command("audit", "list", "--event", "login_success", "--limit", "500"))

    # CSRF, RFC 6749 §10.12
    def test_a_forged_sign_in_is_refused(self):
        person, _, page = self.fresh()
        form = page.form_with(field="password")
        before = self.sign_ins()
        forged = {
            "without any token": {name: value for name, value in form.fields.items() if name not in self.csrf_fields(form)},
            "with another browser's": None,
            "with a changed one": {**form.fields, **{name: "x" + form.fields[name] for name in self.csrf_fields(form)}},
        }
        other = self.fresh()[2].form_with(field="password")
        forged["with another browser's"] = {**form.fields, **{name: other.fields[name] for name in self.csrf_fields(form)}}
        for name, fields in forged.items():
            with self.subTest(forged=name):
                answer = person.request(urllib.parse.urljoin(page.url, form.action or page.url), "POST", {**fields, "username": "alice", "password": PASSWORD})
                self.assertGreaterEqual(answer.status, 400)
                self.assertNotIn("code=", answer.headers.get("Location") or "")
        self.assertEqual(self.sign_ins(), before, "nobody was signed in")

    @staticmethod
    def csrf_fields(form):
        """The hidden fields that bind the form to this browser."""
        return [name for name, kind in form.types.items() if kind == "hidden" and re.search("csrf|token", name)]

    def test_a_form_has_a_token_of_its_own(self):
        _, _, page = self.fresh()
        self.assertTrue(self.csrf_fields(page.form_with(field="password")))

    def test_a_form_sent_from_another_site_is_refused(self):
        person, _, page = self.fresh()
        form = page.form_with(field="password")
        answer = person.request(urllib.parse.urljoin(page.url, form.action or page.url), "POST", {**form.fields, "username": "alice", "password": PASSWORD}, ELSEWHERE)
        self.assertGreaterEqual(answer.status, 400)

    def test_a_forged_consent_is_refused(self):
        person, application, page = self.fresh()
        consent = person.sign_in(page)
        form = consent.form_with(button="Allow")
        allow = form.button("Allow")
        pressed = {allow["name"]: allow["value"]}
        action = urllib.parse.urljoin(consent.url, form.action or consent.url)
        stranger, other_application, other_page = self.fresh()
        other_form = stranger.sign_in(other_page).form_with(button="Allow")
        tokens = self.csrf_fields(form)
        self.assertTrue(tokens)
        forged = {
            "without any token": {name: value for name, value in form.fields.items() if name not in tokens},
            "with another browser's token": {**form.fields, **{name: other_form.fields[name] for name in tokens}},
            "with another browser's form": dict(other_form.fields),
        }
        for name, fields in forged.items():
            with self.subTest(forged=name):
                answer = person.request(action, "POST", {**fields, **pressed})
                self.assertGreaterEqual(answer.status, 400)
                self.assertNotIn("code=", answer.headers.get("Location") or "")
        answer = person.request(action, "POST", {**form.fields, **pressed}, ELSEWHERE)
        self.assertGreaterEqual(answer.status, 400)
        # A GET that looks like the form's answer gives nothing either.
        answer = person.request(action.split("?")[0] + "?" + urllib.parse.urlencode({**form.fields, **pressed}))
        self.assertNotIn("code=", answer.headers.get("Location") or "")
        # And the honest press of the button still works.
        self.assertIn("code", person.submit(consent, form, "Allow").answer())

    def test_the_request_of_a_consent_cannot_be_exchanged_for_another(self):
        person, application, page = self.fresh()
        consent = person.sign_in(page)
        form = consent.form_with(button="Allow")
        changed = {}
        for name, value in form.fields.items():
            if "client_id=" in value:
                changed[name] = value.replace("profile", "api%3Awrite").replace(SHOP, EVIL)
        self.assertTrue(changed, "the request travels in the form")
        fields = {**form.fields, **changed, form.button("Allow")["name"]: form.button("Allow")["value"]}
        answer = person.request(urllib.parse.urljoin(consent.url, form.action or consent.url), "POST", fields)
        self.assertGreaterEqual(answer.status, 400)

    def test_forged_forms_of_the_account_page_are_refused(self):
        person, application, page = self.fresh()
        person.answer_pages(page)
        account = person.open("/account")
        self.assertEqual(account.status, 200)
        self.assertTrue(account.forms)
        for form in account.forms:
            if form.method != "POST" or form.action.endswith("/oauth/logout"):
                continue  # without its token that one asks first: test_a_link_alone_signs_nobody_out
            with self.subTest(action=form.action):
                fields = {name: value for name, value in form.fields.items() if name not in self.csrf_fields(form)}
                for button in form.buttons[:1]:
                    if button["name"]:
                        fields[button["name"]] = button["value"]
                action = urllib.parse.urljoin(account.url, form.action or account.url)
                self.assertGreaterEqual(person.request(action, "POST", fields).status, 400)
                self.assertGreaterEqual(person.request(action, "POST", {**form.fields, **fields}, ELSEWHERE).status, 400)
        self.assertEqual(person.open("/account").status, 200, "still signed in")

    def test_a_link_alone_signs_nobody_out(self):
        person, application, page = self.fresh()
        person.answer_pages(page)
        for method, form in (("GET", None), ("POST", {}), ("POST", {"csrf": "made-up"})):
            self.assertIsNone(person.open("/oauth/logout", method, form, ELSEWHERE).location)
        self.assertIn("code", person.open(application.url(prompt="none")).answer(), "still signed in")

    def test_another_site_takes_no_session_from_the_browser(self):
        """Its form comes without cookies (SameSite=Lax); what it gets must not change any. The GET that follows brings them, and asks."""
        person, application, page = self.fresh()
        person.answer_pages(page)
        for form in ({}, {"client_id": SHOP}, {"csrf": "made-up"}, {"id_token_hint": "a.b.c"}):
            with self.subTest(form=form):
                without = self.house.person()
                answer = without.request("/oauth/logout", "POST", form, ELSEWHERE)
                self.assertEqual(without.set_cookies, [])
                if answer.status == 303:
                    self.assertTrue(person.open(answer.headers["Location"]).form_with(button="Sign out"))
        self.assertIn("code", person.open(application.url(prompt="none")).answer(), "still signed in")

    def test_an_id_token_that_was_found_ends_no_session(self):
        person, application, page = self.fresh()
        person.answer_pages(page)
        tokens = application.exchange(person.open(application.url(prompt="none")).answer()["code"]).json()
        leaving = "/oauth/logout?" + urllib.parse.urlencode({"id_token_hint": tokens["id_token"], "post_logout_redirect_uri": "https://shop.example.com/out"})
        stranger = self.house.person()
        self.assertEqual(stranger.open(leaving).location, "https://shop.example.com/out")
        self.assertEqual(stranger.set_cookies, [])
        other, _, other_page = self.fresh()
        other.answer_pages(other_page)
        self.assertTrue(other.open(leaving).form_with(button="Sign out"), "the same person's other browser is asked")
        for each in (person, other):
            self.assertIn("code", each.open(application.url(prompt="none")).answer(), "still signed in")

    # A sign-in that was asked for and did not happen
    def test_a_session_of_before_is_no_new_sign_in(self):
        person, application, page = self.fresh()
        person.answer_pages(page)
        session = dict(person.cookies)
        for wish in ({"prompt": "login"}, {"max_age": "0"}):
            with self.subTest(wish=wish):
                person.cookies = {name: value for name, value in session.items() if "session" not in name}
                form = person.open(application.url(**wish)).form_with(field="password")
                person.cookies = dict(session)
                carried = {name: value for name, value in form.fields.items() if name in ("ticket", "query")}
                self.assertEqual(len(carried), 2, "what travels from page to page")
                self.assertTrue(person.open("/oauth/continue?" + urllib.parse.urlencode(carried)).asks_password)

    # Session fixation, OWASP ASVS V7
    def test_a_planted_session_is_not_taken_over(self):
        attacker, application, page = self.fresh()
        planted = dict(attacker.cookies)
        victim = self.house.person()
        victim.cookies.update(planted)
        victim.authorize(Application(self.house, SHOP).url())
        signed_in = {name: value for name, value in victim.cookies.items() if planted.get(name) != value}
        self.assertTrue(signed_in, "the sign-in has made a new value")
        attacker.cookies = dict(planted)
        self.assertEqual(attacker.open(application.url(prompt="none")).answer()["error"], "login_required")

    def test_a_second_sign_in_makes_a_new_value_and_ends_the_old_one(self):
        person, application, page = self.fresh()
        person.answer_pages(page)
        before = dict(person.cookies)
        again = person.open(application.url(prompt="login"))
        person.answer_pages(person.sign_in(again))
        self.assertNotEqual(before, person.cookies)
        thief = self.house.person()
        thief.cookies = before
        self.assertEqual(thief.open(application.url(prompt="none")).answer()["error"], "login_required")

    def test_a_made_up_cookie_is_nobody(self):
        person, application, page = self.fresh()
        person.answer_pages(page)
        for value in ("", "x", "A" * 43, "A" * 5000, "%00", "' OR 1=1 --"):
            stranger = self.house.person()
            stranger.cookies = {name: value for name in person.cookies}
            self.assertEqual(stranger.open(application.url(prompt="none")).answer()["error"], "login_required", value[:50])

    def test_the_cookie_is_kept_from_scripts_and_other_sites(self):
        person, _, page = self.fresh()
        person.answer_pages(page)
        self.assertTrue(person.set_cookies)
        for line in person.set_cookies:
            attributes = [part.strip().lower() for part in line.split(";")[1:]]
            self.assertIn("httponly", attributes)
            self.assertIn("path=/", attributes)
            self.assertTrue({"samesite=lax", "samesite=strict"} & set(attributes), attributes)
            self.assertFalse([attribute for attribute in attributes if attribute.startswith("domain")])

    # Clickjacking: the headers; clients.clickjacking looks at a real frame
    def test_no_page_may_be_framed_or_kept_or_told_to_others(self):
        person, application, page = self.fresh()
        pages = {"sign-in": page, "error": person.open("/oauth/authorize"), "device": person.open("/device"), "sign-out": person.open("/oauth/logout")}
        pages["wrong password"] = person.submit(page, page.form_with(field="password"), username="alice", password="wrong-Password-1")
        pages["consent"] = person.sign_in(person.open(application.url(prompt="consent")))
        self.assertTrue(pages["consent"].asks_consent)
        person.answer_pages(pages["consent"])
        pages["account"] = person.open("/account")
        for name, each in pages.items():
            with self.subTest(page=name):
                policy = each.headers["Content-Security-Policy"]
                self.assertIn("frame-ancestors 'none'", policy)
                self.assertIn("default-src 'none'", policy)
                self.assertNotIn("unsafe", policy)
                self.assertNotIn("script-src", policy)
                self.assertEqual(each.headers["X-Frame-Options"], "DENY")
                self.assertEqual(each.headers["X-Content-Type-Options"], "nosniff")
                self.assertIn("no-store", each.headers["Cache-Control"])
                self.assertIn(each.headers["Referrer-Policy"], ("no-referrer", "same-origin"))
                self.assertNotIn("<script", each.text)
                self.assertNotIn("Access-Control-Allow-Origin", each.headers)

    # Open redirects
    def test_nothing_sends_the_browser_where_nobody_registered(self):
        person, application, page = self.fresh()
        person.answer_pages(page)
        away = "https://attacker.example/"
        quoted = urllib.parse.quote(away, safe="")
        for path in (f"/oauth/logout?post_logout_redirect_uri={quoted}", f"/oauth/logout?client_id={SHOP}&post_logout_redirect_uri={quoted}",
                     f"/oauth/logout?client_id={SHOP}&post_logout_redirect_uri={quoted}&state=x", f"/account?next={quoted}", f"/account?return_to={quoted}",
                     f"/device?next={quoted}", f"/device?user_code=BCDF-GHJK&redirect_uri={quoted}", f"/oauth/authorize?client_id=nobody&redirect_uri={quoted}",
                     f"/oauth/authorize?client_id={SHOP}&redirect_uri={quoted}&response_type=code&prompt=none", f"//attacker.example/account", "/\\attacker.example/"):
            with self.subTest(path=path):
                answer = person.open(self.house.url + path)
                self.assertIsNone(answer.location)
                self.assertNotIn(away, answer.links)
                for form in answer.forms:
                    self.assertFalse(form.action.startswith(("http://a", "https://a", "//")), form.action)

    def test_after_sign_in_the_answer_is_303(self):
        """A 307 would send the password on to the client: RFC 9700 §4.12."""
        person, application, page = self.fresh()
        person.answer_pages(page)
        statuses = {status for method, path, status in person.seen if method == "POST"}
        self.assertTrue(statuses <= {200, 303}, statuses)

    # HTML injection
    def test_what_others_may_name_is_text(self):
        person, application = self.house.person(), Application(self.house, EVIL)
        pages = [person.open(application.url(login_hint=MARKUP, ui_locales=MARKUP, state=MARKUP, scope="openid " + "x")),
                 person.open("/oauth/authorize?" + urllib.parse.urlencode({"client_id": MARKUP, MARKUP: MARKUP, "redirect_uri": MARKUP})),
                 person.open("/device?" + urllib.parse.urlencode({"user_code": MARKUP})),
                 person.open("/oauth/logout?" + urllib.parse.urlencode({"client_id": EVIL, "state": MARKUP, "logout_hint": MARKUP})),
                 person.open("/" + urllib.parse.quote(MARKUP))]
        sign_in = person.open(application.url(login_hint=MARKUP))
        pages.append(person.submit(sign_in, sign_in.form_with(field="password"), username=MARKUP, password="wrong-Password-1"))
        consent = person.sign_in(person.open(application.url()))
        self.assertTrue(consent.asks_consent)
        pages.append(consent)
        person.answer_pages(consent)
        pages.append(person.open("/account", headers={"User-Agent": MARKUP}))
        for page in pages:
            with self.subTest(page=page.url[:60]):
                self.assertNotRegex(page.text, r"<img|<script|onerror=alert\(1\)>")
                self.assertNotIn("{{", page.title)
        self.assertIn(MARKUP.split("{{")[0][:20], consent.words, "and is shown as what it is")

    def test_no_header_can_be_written(self):
        person = self.house.person()
        for path in ("/oauth/authorize?client_id=x%0d%0aX-Evil:%201", "/device?user_code=%0d%0aX-Evil:%201", "/oauth/logout?state=%0d%0aX-Evil:%201",
                     "/oauth/continue?ticket=x&query=a%0d%0aX-Evil:%201", "/oauth/continue?ticket=x&query=a%0aX-Evil:%201",
                     Application(self.house, SHOP).url(state="a\r\nX-Evil: 1", prompt="none")):
            answer = person.open(path)
            self.assertNotIn("X-Evil", answer.headers)


if __name__ == "__main__":
    unittest.main()
