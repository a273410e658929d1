"""A person at a browser without script: keeps cookies, reads forms, types and clicks. Stops where the server sends the browser elsewhere."""
import html.parser
import http.client
import urllib.parse

from served import PASSWORD, record


class Form:
    def __init__(self, attributes):
        self.action, self.method = attributes.get("action", ""), attributes.get("method", "get").upper()
        self.fields, self.types, self.buttons = {}, {}, []

    def button(self, text):
        return next((button for button in self.buttons if button["text"] == text), None)


class PageReader(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.forms, self.links, self.title, self.words = [], [], "", []
        self.language = ""
        self.button = self.inside_title = self.hidden = None
        self.feed(text)

    def handle_starttag(self, tag, pairs):
        attributes = {name: value or "" for name, value in pairs}
        if tag == "html":
            self.language = attributes.get("lang", "")
        elif tag == "form":
            self.forms.append(Form(attributes))
        elif tag == "input" and self.forms:
            self.add_input(attributes)
        elif tag == "button" and self.forms:
            self.button = {"text": "", "name": attributes.get("name"), "value": attributes.get("value", "")}
            self.forms[-1].buttons.append(self.button)
        elif tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        self.inside_title = tag == "title" or (self.inside_title and tag != "body")
        self.hidden = tag if tag in ("style", "script") else self.hidden

    def handle_endtag(self, tag):
        if tag == "button":
            self.button = None
        if tag == "title":
            self.inside_title = False
        if tag == self.hidden:
            self.hidden = None

    def handle_data(self, data):
        if self.hidden:
            return
        if self.inside_title:
            self.title += data
        else:
            self.words.append(data)
        if self.button is not None:
            self.button["text"] = " ".join((self.button["text"] + data).split())

    def add_input(self, attributes):
        form, name, kind = self.forms[-1], attributes.get("name"), attributes.get("type", "text")
        if kind in ("submit", "image"):
            form.buttons.append({"text": attributes.get("value", ""), "name": name, "value": attributes.get("value", "")})
        elif name and (kind not in ("checkbox", "radio") or "checked" in attributes):
            form.fields[name] = attributes.get("value", "on" if kind == "checkbox" else "")
            form.types[name] = kind


class Page:
    """One answer: `location` is set where the browser was sent to somebody else, and then nothing else is."""

    def __init__(self, url, status, headers, body):
        self.url, self.status, self.headers, self.body = url, status, headers, body
        self.location = None
        self.text = body.decode("utf-8", errors="replace")
        read = PageReader(self.text if "html" in headers.get("Content-Type", "") else "")
        self.forms, self.links, self.title, self.language = read.forms, read.links, read.title.strip(), read.language
        self.words = " ".join(" ".join(read.words).split())

    def form_with(self, field=None, button=None):
        for form in self.forms:
            if (field is None or field in form.fields) and (button is None or form.button(button)):
                return form
        return None

    @property
    def asks_password(self):
        return self.form_with(field="password") is not None

    @property
    def asks_consent(self):
        return self.form_with(button="Allow") is not None

    def answer(self):
        """The parameters with which the client was answered; each may be there once."""
        if not self.location:
            raise AssertionError(f"no answer but a page ({self.status}) {self.title!r}: {self.words[:300]}")
        pairs = urllib.parse.parse_qsl(urllib.parse.urlsplit(self.location).query, keep_blank_values=True)
        if len(pairs) != len(dict(pairs)):
            raise AssertionError(f"a parameter is there twice: {sorted(name for name, _ in pairs)}")
        return dict(pairs)


class Person:
    def __init__(self, server, language="en", username="alice", password=PASSWORD):
        self.server, self.language, self.username, self.password = server, language, username, password
        self.cookies, self.set_cookies = {}, []
        self.seen = []  # (method, path, status) of every request

    def request(self, url, method="GET", form=None, headers=None):
        """One request without following where it leads."""
        parts = urllib.parse.urlsplit(urllib.parse.urljoin(self.server.url + "/", url))
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
        sent = {"Accept": "text/html", "Accept-Language": self.language, "User-Agent": "a person's browser"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if form is not None:
            record.note_members(dict(form))
            body = urllib.parse.urlencode(form)
            sent["Content-Type"] = "application/x-www-form-urlencoded"
            sent["Origin"] = f"{parts.scheme}://{parts.netloc}"
        sent.update(headers or {})
        connection.request(method, parts.path + ("?" + parts.query if parts.query else ""), body, {name: value for name, value in sent.items() if value})
        response = connection.getresponse()
        page = Page(urllib.parse.urlunsplit(parts), response.status, response.headers, response.read())
        connection.close()
        self.keep_cookies(response.headers)
        self.seen.append((method, parts.path, response.status))
        return page

    def keep_cookies(self, headers):
        for line in headers.get_all("Set-Cookie") or []:
            self.set_cookies.append(line)
            pair, *attributes = [part.strip() for part in line.split(";")]
            name, value = pair.split("=", 1)
            record.note("cookie", value)
            if not value or any(attribute.lower() == "max-age=0" for attribute in attributes):
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value

    def open(self, url, method="GET", form=None, headers=None):
        """Follows redirects within the server; the page where they end, or the one that leads away from it."""
        for _ in range(10):
            page = self.request(url, method, form, headers)
            target = page.headers.get("Location")
            if not target or page.status not in (301, 302, 303, 307, 308):
                return page
            target = urllib.parse.urljoin(page.url, target)
            if urllib.parse.urlsplit(target)[:2] != urllib.parse.urlsplit(self.server.url)[:2]:
                page.location = target
                return page
            if page.status in (301, 302, 303):
                method, form = "GET", None
            url = target
        raise AssertionError("redirects without end")

    def submit(self, page, form, button=None, headers=None, **typed):
        fields = dict(form.fields, **typed)
        if button:
            pressed = form.button(button)
            if not pressed:
                raise AssertionError(f"no button {button!r} among {[each['text'] for each in form.buttons]}")
            if pressed["name"]:
                fields[pressed["name"]] = pressed["value"]
        action = urllib.parse.urljoin(page.url, form.action or page.url)
        if form.method == "GET":
            return self.open(action.split("?")[0] + "?" + urllib.parse.urlencode(fields), headers=headers)
        return self.open(action, form.method, fields, headers)

    def sign_in(self, page, username=None, password=None):
        form = page.form_with(field="password")
        if not form:
            raise AssertionError(f"no sign-in page but {page.status} {page.title!r}: {page.words[:300]} {page.location or ''}")
        return self.submit(page, form, username=username or self.username, password=password or self.password)

    def answer_pages(self, page, consent="Allow"):
        """Signs in where a password is asked for and answers the consent page, until neither is asked for any more."""
        if not page.location and page.asks_password:
            page = self.sign_in(page)
        if not page.location and page.asks_consent:
            page = self.submit(page, page.form_with(button=consent), button=consent)
        return page

    def authorize(self, url, consent="Allow"):
        """What a person does who was sent to `url` by an application; the page that leads back to it."""
        return self.answer_pages(self.open(url), consent)
