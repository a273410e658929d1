#include "ui/clients/SnippetTemplate.h"

namespace ui {

using namespace Qt::StringLiterals;

SnippetTemplates pythonTemplates()
{
    return {uR"(
# pip install authlib requests
?loopback import http.server
?secret import os
?loopback 
!loopback ?secret 
import requests
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
?key from authlib.oauth2.rfc7523 import PrivateKeyJWT

server = requests.get(@ISSUER@ + "/.well-known/openid-configuration").json()

?loopback 
?loopback class Callback(http.server.BaseHTTPRequestHandler):
?loopback     def do_GET(self):
?loopback         if self.path.split("?")[0] == "@PATH@":
?loopback             self.server.answer = self.path
?loopback         self.send_response(200)
?loopback         self.end_headers()
?loopback         self.wfile.write(b"Signed in. This page can be closed.")
?loopback 
?loopback     def log_message(self, *arguments):
?loopback         pass
?loopback 
?loopback 
?loopback listener = http.server.HTTPServer(("@LISTEN@", @PORT@), Callback)
?loopback listener.answer = None
?loopback redirect_uri = f"http://@HOST@:{listener.server_port}@PATH@"
!loopback redirect_uri = @REDIRECT@
client = OAuth2Session(
    @ID@,
?secret     os.environ["CLIENT_SECRET"],
?key     open("client-key.pem").read(),
    token_endpoint_auth_method=@METHOD@,
    scope=@SIGN_IN_SCOPE@,
    redirect_uri=redirect_uri,
    code_challenge_method="S256",
)
?key client.register_client_auth_method(PrivateKeyJWT(server["token_endpoint"], alg=@ALG@))
verifier = generate_token(48)
address, state = client.create_authorization_url(server["authorization_endpoint"], code_verifier=verifier)
print("Open this address and sign in:", address, flush=True)
?loopback while not listener.answer:
?loopback     listener.handle_request()
?loopback listener.server_close()
?loopback answer = f"http://@HOST@:{listener.server_port}{listener.answer}"
!loopback answer = input("Paste the address that the browser came back to: ")

token = client.fetch_token(
    server["token_endpoint"], authorization_response=answer, state=state, code_verifier=verifier
)
print("Tokens:", token)
print("User:", client.get(server["userinfo_endpoint"]).json())
?refresh print("Refreshed:", client.refresh_token(server["token_endpoint"]))
)"_s,
            uR"(
# pip install authlib requests
?secret import os
?secret 
from authlib.integrations.requests_client import OAuth2Session
?key from authlib.oauth2.rfc7523 import PrivateKeyJWT

endpoint = @ISSUER@ + "/oauth/token"
client = OAuth2Session(
    @ID@,
?secret     os.environ["CLIENT_SECRET"],
?key     open("client-key.pem").read(),
    token_endpoint_auth_method=@METHOD@,
    scope=@SCOPE@,
)
?key client.register_client_auth_method(PrivateKeyJWT(endpoint, alg=@ALG@))
token = client.fetch_token(endpoint, grant_type="client_credentials")
print("Token:", token)
)"_s,
            uR"(
# pip install authlib requests
?secret import os
import time

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
?key from authlib.oauth2.rfc7523 import PrivateKeyJWT

issuer = @ISSUER@
client = OAuth2Session(
    @ID@,
?secret     os.environ["CLIENT_SECRET"],
?key     open("client-key.pem").read(),
    token_endpoint_auth_method=@METHOD@,
)
?key client.register_client_auth_method(PrivateKeyJWT(issuer + "/oauth/token", alg=@ALG@))
device = requests.post(
    issuer + "/oauth/device_authorization",
    data={"client_id": @ID@, "scope": @SIGN_IN_SCOPE@},
!public     auth=client.client_auth(@METHOD@),
).json()
print("Open", device["verification_uri"], "and type", device["user_code"], flush=True)
print("or open", device["verification_uri_complete"], flush=True)

wait = device.get("interval", 5)
token = None
while token is None:
    time.sleep(wait)
    try:
        token = client.fetch_token(
            issuer + "/oauth/token",
            grant_type="urn:ietf:params:oauth:grant-type:device_code",
            device_code=device["device_code"],
        )
    except OAuthError as refusal:
        if refusal.error == "slow_down":
            wait += 5
        elif refusal.error != "authorization_pending":
            raise
print("Tokens:", token)
?refresh print("Refreshed:", client.refresh_token(issuer + "/oauth/token"))
)"_s};
}

} // namespace ui
