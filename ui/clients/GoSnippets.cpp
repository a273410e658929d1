#include "ui/clients/SnippetTemplate.h"

namespace ui {

using namespace Qt::StringLiterals;

SnippetTemplates goTemplates()
{
    return {uR"(
// go mod init quickstart; go get golang.org/x/oauth2; go run .
package main

import (
!loopback 	"bufio"
	"context"
	"fmt"
	"io"
	"log"
?loopback 	"net"
?loopback 	"net/http"
!loopback 	"net/url"
!loopback 	"os"
?loopback ?secret 	"os"
!loopback 	"strings"

	"golang.org/x/oauth2"
)

func main() {
	ctx := context.Background()
	issuer := @ISSUER@
?loopback 	listener, err := net.Listen("tcp", net.JoinHostPort("@LISTEN@", "@PORT@"))
?loopback 	check(err)
	config := &oauth2.Config{
		ClientID: @ID@,
?secret 		ClientSecret: os.Getenv("CLIENT_SECRET"),
		Endpoint: oauth2.Endpoint{
			AuthURL:  issuer + "/oauth/authorize",
			TokenURL: issuer + "/oauth/token",
!basic 			AuthStyle: oauth2.AuthStyleInParams,
?basic 			AuthStyle: oauth2.AuthStyleInHeader,
		},
?loopback 		RedirectURL: fmt.Sprintf("http://@HOST@:%d@PATH@", listener.Addr().(*net.TCPAddr).Port),
!loopback 		RedirectURL: @REDIRECT@,
		Scopes: []string{@SIGN_IN_SCOPES@},
	}
	verifier := oauth2.GenerateVerifier()
	state := oauth2.GenerateVerifier()
	fmt.Println("Open this address and sign in:", config.AuthCodeURL(state, oauth2.S256ChallengeOption(verifier)))

?loopback 	codes := make(chan string, 1)
?loopback 	go http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
?loopback 		fmt.Fprint(w, "Signed in. This page can be closed.")
?loopback 		if r.URL.Path == "@PATH@" && r.FormValue("state") == state {
?loopback 			codes <- r.FormValue("code")
?loopback 		}
?loopback 	}))
?loopback 	token, err := config.Exchange(ctx, <-codes, oauth2.VerifierOption(verifier))
!loopback 	fmt.Print("Paste the address that the browser came back to: ")
!loopback 	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
!loopback 	check(err)
!loopback 	answer, err := url.Parse(strings.TrimSpace(line))
!loopback 	check(err)
!loopback 	if answer.Query().Get("state") != state {
!loopback 		log.Fatal("this answer belongs to another sign-in")
!loopback 	}
!loopback 	token, err := config.Exchange(ctx, answer.Query().Get("code"), oauth2.VerifierOption(verifier))
	check(err)
	fmt.Println("Access token:", token.AccessToken)

	user, err := config.Client(ctx, token).Get(issuer + "/oauth/userinfo") // refreshes by itself
	check(err)
	defer user.Body.Close()
	body, err := io.ReadAll(user.Body)
	check(err)
	fmt.Println("User:", string(body))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
)"_s,
            uR"(
// go mod init quickstart; go get golang.org/x/oauth2; go run .
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

func main() {
	config := clientcredentials.Config{
		ClientID:     @ID@,
		ClientSecret: os.Getenv("CLIENT_SECRET"),
		TokenURL:     @ISSUER@ + "/oauth/token",
		Scopes:       []string{@SCOPES@},
!basic 		AuthStyle:    oauth2.AuthStyleInParams,
?basic 		AuthStyle:    oauth2.AuthStyleInHeader,
	}
	token, err := config.Token(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("Access token:", token.AccessToken)
}
)"_s,
            uR"(
// go mod init quickstart; go get golang.org/x/oauth2; go run .
package main

import (
	"context"
	"fmt"
	"log"
?secret 	"os"

	"golang.org/x/oauth2"
)

func main() {
	ctx := context.Background()
	issuer := @ISSUER@
	config := &oauth2.Config{
		ClientID: @ID@,
?secret 		ClientSecret: os.Getenv("CLIENT_SECRET"),
		Endpoint: oauth2.Endpoint{
			DeviceAuthURL: issuer + "/oauth/device_authorization",
			TokenURL:      issuer + "/oauth/token",
!basic 			AuthStyle:     oauth2.AuthStyleInParams,
?basic 			AuthStyle:     oauth2.AuthStyleInHeader,
		},
		Scopes: []string{@SIGN_IN_SCOPES@},
	}
!secret 	device, err := config.DeviceAuth(ctx)
?secret 	device, err := config.DeviceAuth(ctx, oauth2.SetAuthURLParam("client_secret", config.ClientSecret))
	check(err)
	fmt.Println("Open", device.VerificationURI, "and type", device.UserCode)
	fmt.Println("or open", device.VerificationURIComplete)
	token, err := config.DeviceAccessToken(ctx, device)
	check(err)
	fmt.Println("Access token:", token.AccessToken)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
)"_s};
}

} // namespace ui
