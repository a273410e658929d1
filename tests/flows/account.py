#!/usr/bin/env python3
"""What a person does about the own account, at the pages: consent that is remembered and taken back, sessions, a new password."""
import time
import unittest

from house import Application, House, unproven
from served import PASSWORD

SHOP, NEWS, OWN = "web-shop", "news-reader", "own-application"
NEW_PASSWORD = "An0ther-Password!"


class Account(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(clients={SHOP: {}, NEWS: {}, OWN: {"first_party": True}}).start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def someone(self, name):
        self.house.add_user(name)
        return self.house.person(username=name)

    def act(self, person, action, subject=None, **typed):
        """Presses the button of the account page that does this."""
        page = person.open("/account")
        for form in page.forms:
            if form.fields.get("action") == action and subject in (None, form.fields.get("subject")):
                return person.submit(page, form, **typed)
        raise AssertionError(f"the account page has no way to {action}: {page.words[:300]}")

    def asks(self, person, application, **parameters):
        """What stands between the request and its answer."""
        page = person.open(application.url(**parameters))
        return "password" if page.asks_password else "consent" if page.asks_consent else "nothing" if page.location else "a page"

    def test_consent_is_asked_once_and_again_for_more(self):
        person = self.someone("consenter")
        shop = Application(self.house, SHOP, scope="openid profile")
        shop.tokens(person)
        self.assertEqual(self.asks(person, shop), "nothing")
        self.assertEqual(self.asks(person, shop, scope="openid"), "nothing")
        self.assertEqual(self.asks(person, shop, scope="openid profile api:write"), "consent")
        self.assertEqual(self.asks(person, shop, prompt="consent"), "consent")
        self.assertEqual(self.asks(person, Application(self.house, NEWS)), "consent")
        self.assertEqual(person.open(shop.url(scope="openid api:write", prompt="none")).answer()["error"], "consent_required")

    def test_an_own_application_asks_for_no_consent(self):
        person = self.someone("owner")
        page = person.sign_in(person.open(Application(self.house, OWN).url()))
        self.assertIn("code", page.answer())

    def test_a_denied_consent_gives_nothing_and_is_asked_again(self):
        person, shop = self.someone("denier"), Application(self.house, SHOP)
        answer = person.authorize(shop.url(), consent="Deny").answer()
        self.assertEqual((answer["error"], answer["state"]), ("access_denied", shop.state))
        self.assertEqual(self.asks(person, shop), "consent")

    def test_access_that_is_taken_back_ends_and_must_be_allowed_again(self):
        person, shop, news = self.someone("remover"), Application(self.house, SHOP), Application(self.house, NEWS)
        tokens, others = shop.tokens(person), news.tokens(person)
        self.act(person, "revoke", SHOP)
        self.assertEqual(shop.refresh(tokens["refresh_token"]).json()["error"], "invalid_grant")
        self.assertEqual(shop.userinfo(tokens["access_token"]).status, 401)
        self.assertEqual(news.refresh(others["refresh_token"]).status, 200)
        self.assertEqual(self.asks(person, shop), "consent")

    def test_other_browsers_are_signed_out_from_here(self):
        person = self.someone("traveller")
        shop = Application(self.house, SHOP)
        shop.tokens(person)
        elsewhere = self.house.person(username="traveller")
        Application(self.house, SHOP).tokens(elsewhere)
        self.act(person, "end-session")
        self.assertEqual(self.asks(elsewhere, shop), "password")
        self.assertEqual(self.asks(person, shop), "nothing")

    def test_a_new_password_ends_everything_elsewhere_and_stays_here(self):
        person = self.someone("changer")
        shop = Application(self.house, SHOP)
        tokens = shop.tokens(person)
        elsewhere = self.house.person(username="changer")
        Application(self.house, SHOP).tokens(elsewhere)
        refused = self.act(person, "password", current_password="wrong-Password-1", new_password=NEW_PASSWORD, repeated_password=NEW_PASSWORD)
        self.assertEqual(refused.status, 400)
        weak = self.act(person, "password", current_password=PASSWORD, new_password="short", repeated_password="short")
        self.assertEqual(weak.status, 400)
        before = dict(person.cookies)
        done = self.act(person, "password", current_password=PASSWORD, new_password=NEW_PASSWORD, repeated_password=NEW_PASSWORD)
        self.assertEqual(done.status, 200)
        self.assertNotEqual(person.cookies, before, "a new value, as the old one may be known")
        self.assertEqual(self.asks(person, shop), "nothing")
        self.assertEqual(self.asks(elsewhere, shop), "password")
        self.assertEqual(shop.refresh(tokens["refresh_token"]).json()["error"], "invalid_grant")
        self.assertTrue(elsewhere.sign_in(elsewhere.open(shop.url())).asks_password, "the old one is wrong now")
        self.assertIn("code", elsewhere.answer_pages(elsewhere.sign_in(elsewhere.open(shop.url()), password=NEW_PASSWORD)).answer())

    def test_max_age_zero_always_asks(self):
        person, shop = self.someone("ager"), Application(self.house, SHOP)
        shop.tokens(person)
        page = person.open(shop.url(max_age="0"))
        self.assertTrue(page.asks_password)
        self.assertIn("code", person.answer_pages(page).answer())
        self.assertEqual(person.open(shop.url(max_age="0", prompt="none")).answer()["error"], "login_required")

    def test_a_pushed_request_is_answered_once_and_can_be_reloaded(self):
        person, shop = self.someone("pusher"), Application(self.house, SHOP)
        members, headers = shop.credentials()
        pushed = self.house.post(self.house.metadata["pushed_authorization_request_endpoint"], {**members, **shop.parameters()}, headers)
        self.assertEqual(pushed.status, 201)
        address = f"/oauth/authorize?client_id={SHOP}&request_uri={pushed.json()['request_uri']}"
        for _ in range(3):  # a browser that reloads
            self.assertTrue(person.open(address).asks_password)
        other = person.open(f"/oauth/authorize?client_id={NEWS}&request_uri={pushed.json()['request_uri']}")
        self.assertEqual((other.status, other.location), (400, None))
        self.assertIn("code", person.authorize(address).answer())
        again = person.open(address)
        self.assertEqual((again.status, again.location), (400, None))

    def test_the_clock_of_the_session_is_told_truly(self):
        """auth_time is when the password was typed, not when the code was asked for."""
        person, shop = self.someone("timer"), Application(self.house, SHOP)
        first = unproven(shop.tokens(person, max_age="1000")["id_token"])
        second = unproven(shop.tokens(person, max_age="1000")["id_token"])
        self.assertEqual(first["auth_time"], second["auth_time"])
        self.assertLessEqual(abs(first["auth_time"] - time.time()), 60)
        self.assertEqual((first["sid"], first["amr"]), (second["sid"], ["pwd"]))


if __name__ == "__main__":
    unittest.main()
