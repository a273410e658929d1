#include "ui/clients/SnippetTemplate.h"

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// A Flutter app whose redirect URI has a scheme of its own: the system brings the answer back.
const QString kFlutterCode = uR"(
?scheme // flutter pub add flutter_appauth; register the scheme of the redirect URI for Android and iOS
?scheme import 'package:flutter_appauth/flutter_appauth.dart';
?scheme 
?scheme Future<void> signIn() async {
?scheme   const appAuth = FlutterAppAuth();
?scheme   final tokens = await appAuth.authorizeAndExchangeCode(
?scheme     AuthorizationTokenRequest(
?scheme       @ID@,
?scheme       @REDIRECT@,
?scheme       issuer: @ISSUER@,
?scheme       scopes: [@SIGN_IN_SCOPES@],
?scheme ?plain       allowInsecureConnections: true, // plain HTTP: for trying out only
?scheme     ),
?scheme   );
?scheme   print('Access token: ${tokens.accessToken}');
?scheme }
)"_s;

const QString kDartCode = uR"(
!scheme // dart pub add oauth2; dart run quickstart.dart
!scheme import 'dart:io';
!scheme import 'dart:math';
!scheme 
!scheme import 'package:oauth2/oauth2.dart' as oauth2;
!scheme 
!scheme Future<void> main() async {
!scheme   final issuer = @ISSUER@;
!scheme ?loopback   final listener = await HttpServer.bind("@LISTEN@", @PORT@);
!scheme ?loopback   final redirect = Uri.parse("http://@HOST@:${listener.port}@PATH@");
!scheme !loopback   final redirect = Uri.parse(@REDIRECT@);
!scheme   final grant = oauth2.AuthorizationCodeGrant(
!scheme     @ID@,
!scheme     Uri.parse('$issuer/oauth/authorize'),
!scheme     Uri.parse('$issuer/oauth/token'),
!scheme ?secret     secret: Platform.environment['CLIENT_SECRET'],
!scheme !basic     basicAuth: false,
!scheme   );
!scheme   final random = Random.secure();
!scheme   final state = List.generate(32, (_) => random.nextInt(16).toRadixString(16)).join();
!scheme   final address = grant.getAuthorizationUrl(redirect, scopes: [@SIGN_IN_SCOPES@], state: state);
!scheme   print('Open this address and sign in: $address');
!scheme 
!scheme ?loopback   final request = await listener.first;
!scheme ?loopback   request.response.write('Signed in. This page can be closed.');
!scheme ?loopback   await request.response.close();
!scheme ?loopback   final answer = request.uri;
!scheme !loopback   stdout.write('Paste the address that the browser came back to: ');
!scheme !loopback   final answer = Uri.parse(stdin.readLineSync()!.trim());
!scheme 
!scheme   final client = await grant.handleAuthorizationResponse(answer.queryParameters); // PKCE is part of it
!scheme   print('Access token: ${client.credentials.accessToken}');
!scheme   print('User: ${await client.read(Uri.parse('$issuer/oauth/userinfo'))}'); // refreshes by itself
!scheme   client.close();
!scheme }
)"_s;

} // namespace

SnippetTemplates dartTemplates()
{
    return {kFlutterCode + kDartCode.mid(1), uR"(
// dart pub add oauth2; dart run quickstart.dart
import 'dart:io';

import 'package:oauth2/oauth2.dart' as oauth2;

Future<void> main() async {
  final client = await oauth2.clientCredentialsGrant(
    Uri.parse(@ISSUER@ '/oauth/token'),
    @ID@,
    Platform.environment['CLIENT_SECRET'],
    scopes: [@SCOPES@],
!basic     basicAuth: false,
  );
  print('Access token: ${client.credentials.accessToken}');
  client.close();
}
)"_s,
            uR"(
// dart pub add http; dart run quickstart.dart
import 'dart:convert';
?secret import 'dart:io';

import 'package:http/http.dart' as http;

Future<Map<String, dynamic>> ask(String path, Map<String, String> form) async {
  final answer = await http.post(Uri.parse(@ISSUER@ + path), body: {
    'client_id': @ID@,
?secret     'client_secret': Platform.environment['CLIENT_SECRET']!,
    ...form,
  });
  return jsonDecode(answer.body) as Map<String, dynamic>;
}

Future<void> main() async {
  final device = await ask('/oauth/device_authorization', {'scope': @SIGN_IN_SCOPE@});
  print('Open ${device['verification_uri']} and type ${device['user_code']}');
  var wait = device['interval'] as int? ?? 5;
  while (true) {
    await Future<void>.delayed(Duration(seconds: wait));
    final answer = await ask('/oauth/token', {
      'grant_type': 'urn:ietf:params:oauth:grant-type:device_code',
      'device_code': device['device_code'] as String,
    });
    if (answer['error'] == 'slow_down') {
      wait += 5;
    } else if (answer['error'] != 'authorization_pending') {
      print(answer);
      return;
    }
  }
}
)"_s};
}

} // namespace ui
