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

/// Another one, for renewed.localhost.
constexpr char kRenewedCertificate[] = "-----BEGIN CERTIFICATE-----\n"
                                       "MIIBqzCCAVGgAwIBAgIUZ8YWVPp0+f1a6/GrAM61fr8JfCYwCgYIKoZIzj0EAwIw\n"
                                       "HDEaMBgGA1UEAwwRcmVuZXdlZC5sb2NhbGhvc3QwIBcNMjYxMTIxMTUwNTAyWhgP\n"
                                       "MjEyNjEwMjgxNTA1MDJaMBwxGjAYBgNVBAMMEXJlbmV3ZWQubG9jYWxob3N0MFkw\n"
                                       "EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEZUW5nigFIm5ct3X6rFkAeqljTkGMbV7X\n"
                                       "DfBeECxyFYSos0zSCpGOSOSo6dJSBA+gUs+Li7lg49GoT3NNkr1E66NvMG0wHQYD\n"
                                       "VR0OBBYEFBXK+9t1s9whpBlTvGqjplaJNd23MB8GA1UdIwQYMBaAFBXK+9t1s9wh\n"
                                       "pBlTvGqjplaJNd23MA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxo\n"
                                       "b3N0hwR/AAABMAoGCCqGSM49BAMCA0gAMEUCIQDDICJW+qeaPdPKTbScVBEuhT75\n"
                                       "flYGF0DKdfDb00pjEgIgEm1bBww5CVUzYYk6Z9EzKpYVQtVxYiK0RBxdiNTiOLM=\n"
                                       "-----END CERTIFICATE-----\n";

constexpr char kRenewedKey[] = "-----BEGIN PRIVATE KEY-----\n"
                               "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFlTPHRdD0vwzJY2S\n"
                               "Vzm7Ntufn1sNdEgonB3d+Am7kzWhRANCAARlRbmeKAUibly3dfqsWQB6qWNOQYxt\n"
                               "XtcN8F4QLHIVhKizTNIKkY5I5Kjp0lIED6BSz4uLuWDj0ahPc02SvUTr\n"
                               "-----END PRIVATE KEY-----\n";

} // namespace tests
