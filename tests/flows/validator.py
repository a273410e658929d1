"""A validator that we did not write: python-jose, as the seed service's clients use it; PyJWT where Debian has no jose (13)."""
try:
    from jose import jwt as jose
except ImportError:
    jose = None
    import jwt as pyjwt


def token_header(token):
    return jose.get_unverified_header(token) if jose else pyjwt.get_unverified_header(token)


def unproven_claims(token):
    return jose.get_unverified_claims(token) if jose else pyjwt.decode(token, options={"verify_signature": False})


def proven_claims(token, jwk, audience, issuer, access_token=None):
    """Raises when signature, times, audience or issuer are not right, or the `at_hash` of an ID token is not that of `access_token`."""
    if jose:
        return jose.decode(token, jwk, algorithms=["RS256"], audience=audience, issuer=issuer, access_token=access_token,
                           options={"verify_at_hash": access_token is not None})
    return pyjwt.decode(token, pyjwt.PyJWK(jwk).key, algorithms=["RS256"], audience=audience, issuer=issuer)
