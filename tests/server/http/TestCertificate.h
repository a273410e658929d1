#pragma once

namespace tests {

/// Self-signed for localhost, valid until 2126; its key is public and good for nothing else.
constexpr char kTestCertificate[] = "-----BEGIN CERTIFICATE-----\n"
                                    "MIIBmzCCAUGgAwIBAgIUOQF/Axp2W0nvR3rharKTiAHAmmgwCgYIKoZIzj0EAwIw\n"
                                    "FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTEyMDczNloYDzIxMjYxMDI4\n"
                                    "MTIwNzM2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n"
                                    "PQMBBwNCAASgmJ0AYUXBb9qxF0LMsdtjnoCzufkSTuQ/2X6GVUD+MtVj+eek1wDI\n"
                                    "C0hWiTsA7YdnUAsGK617gx7n4wDiPUPRo28wbTAdBgNVHQ4EFgQUZMz0/uTHRn9J\n"
                                    "EIBSxBx/jCbxMS0wHwYDVR0jBBgwFoAUZMz0/uTHRn9JEIBSxBx/jCbxMS0wDwYD\n"
                                    "VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI\n"
                                    "zj0EAwIDSAAwRQIgTYU9JwtjbBK7haYALp13KESZury8rJNWBu/VKtQEYngCIQCW\n"
                                    "eQ6QJUubiUygJqlSuJuxDSc5lKEamGL7KieELIhKZg==\n"
                                    "-----END CERTIFICATE-----\n";

constexpr char kTestKey[] = "-----BEGIN PRIVATE KEY-----\n"
                            "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzmtg/c0wDMZNpDMs\n"
                            "a0yALIjoZnRxfQVAog+i5VVS55qhRANCAASgmJ0AYUXBb9qxF0LMsdtjnoCzufkS\n"
                            "TuQ/2X6GVUD+MtVj+eek1wDIC0hWiTsA7YdnUAsGK617gx7n4wDiPUPR\n"
                            "-----END PRIVATE KEY-----\n";

} // namespace tests
