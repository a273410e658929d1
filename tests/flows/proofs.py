"""What a client signs itself: DPoP proofs (RFC 9449) and assertions (RFC 7523), right ones and wrong ones."""
import hashlib
import json
import secrets
import time

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from house import base64url


def json_part(members):
    return base64url(json.dumps(members, separators=(",", ":")).encode())


class ClientKey:
    """An ES256 key that a client made."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        numbers = self.key.public_key().public_numbers()
        self.jwk = {"kty": "EC", "crv": "P-256", "x": base64url(numbers.x.to_bytes(32, "big")), "y": base64url(numbers.y.to_bytes(32, "big"))}

    @property
    def thumbprint(self):
        """RFC 7638 §3."""
        members = {name: self.jwk[name] for name in ("crv", "kty", "x", "y")}
        return base64url(hashlib.sha256(json.dumps(members, separators=(",", ":")).encode()).digest())

    def sign(self, header, claims):
        signed = json_part(header) + "." + json_part(claims)
        r, s = decode_dss_signature(self.key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
        return signed + "." + base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))

    def proof(self, method, url, nonce=None, access_token=None, header=None, **claims):
        """`name=None` leaves a claim out."""
        members = {"jti": secrets.token_urlsafe(16), "htm": method, "htu": url, "iat": int(time.time()), "nonce": nonce, **claims}
        if access_token:
            members.setdefault("ath", base64url(hashlib.sha256(access_token.encode()).digest()))
        head = {"typ": "dpop+jwt", "alg": "ES256", "jwk": self.jwk, **(header or {})}
        return self.sign(head, {name: value for name, value in members.items() if value is not None})

    def assertion(self, client_id, audience, kid="key-1", **claims):
        now = int(time.time())
        members = {"iss": client_id, "sub": client_id, "aud": audience, "jti": secrets.token_urlsafe(16), "iat": now, "exp": now + 60, **claims}
        return self.sign({"alg": "ES256", "kid": kid, "typ": "JWT"}, {name: value for name, value in members.items() if value is not None})

    def assertion_form(self, client_id, audience, **claims):
        return {"client_id": client_id, "client_assertion": self.assertion(client_id, audience, **claims),
                "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"}


class Prover:
    """Asks with a proof, and once more when the server wants its nonce in it."""

    def __init__(self, house):
        self.house, self.key, self.nonce = house, ClientKey(), None

    def ask(self, method, path, form=None, headers=None, access_token=None):
        for _ in range(2):
            sent = {**(headers or {}), "DPoP": self.key.proof(method, self.house.issuer + path, self.nonce, access_token)}
            if access_token:
                sent["Authorization"] = "DPoP " + access_token
            answer = self.house.request(method, path, form, sent)
            self.nonce = answer.headers.get("DPoP-Nonce") or self.nonce
            if b"use_dpop_nonce" not in answer.body and "use_dpop_nonce" not in (answer.headers.get("WWW-Authenticate") or ""):
                break
        return answer
