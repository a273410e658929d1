#include "ui/lab/PackText.h"

#include "ui/widgets/ShellText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;
using core::PackedToken;

namespace {

struct PackTextContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::PackText)
};

struct KnownFault
{
    const char *name;
    const char *title;
    const char *why;
};

constexpr std::array<KnownFault, 22> kFaults{{
    {"good", QT_TRANSLATE_NOOP("ui::PackText", "Good (control)"),
     QT_TRANSLATE_NOOP(
         "ui::PackText",
         "Nothing is wrong with it. An API that refuses it refuses everything, and the other answers mean nothing.")},
    {"expired", QT_TRANSLATE_NOOP("ui::PackText", "Expired"),
     QT_TRANSLATE_NOOP("ui::PackText",
                       "exp lies in the past (RFC 7519 §4.1.4). One by the real issuer lives one second.")},
    {"revoked", QT_TRANSLATE_NOOP("ui::PackText", "Revoked"),
     QT_TRANSLATE_NOOP("ui::PackText", "Well signed and not expired, but revoked. Only an API that asks the server by "
                                       "introspection (RFC 7662) can know.")},
    {"refresh_token", QT_TRANSLATE_NOOP("ui::PackText", "Refresh token instead"),
     QT_TRANSLATE_NOOP("ui::PackText",
                       "A real refresh token: typ and audience are not those of an access token (RFC 9068 §4).")},
    {"id_token", QT_TRANSLATE_NOOP("ui::PackText", "ID token instead"),
     QT_TRANSLATE_NOOP("ui::PackText",
                       "An ID token is for the client. An API that takes it lets every client in (RFC 9068 §4).")},
    {"not_yet_valid", QT_TRANSLATE_NOOP("ui::PackText", "Not yet valid"),
     QT_TRANSLATE_NOOP("ui::PackText", "nbf lies an hour ahead (RFC 7519 §4.1.5).")},
    {"wrong_audience", QT_TRANSLATE_NOOP("ui::PackText", "Wrong audience"),
     QT_TRANSLATE_NOOP("ui::PackText",
                       "aud names another API. Taking it lets another service's tokens in (RFC 8725 §3.9).")},
    {"wrong_issuer", QT_TRANSLATE_NOOP("ui::PackText", "Wrong issuer"),
     QT_TRANSLATE_NOOP("ui::PackText", "iss names somebody else, though the key is right (RFC 8725 §3.8).")},
    {"wrong_type", QT_TRANSLATE_NOOP("ui::PackText", "Wrong type"),
     QT_TRANSLATE_NOOP("ui::PackText", "The header says typ rt+jwt instead of at+jwt (RFC 8725 §3.11).")},
    {"unknown_extension", QT_TRANSLATE_NOOP("ui::PackText", "Unknown extension"),
     QT_TRANSLATE_NOOP(
         "ui::PackText",
         "crit demands an extension that nobody knows: such a token must be refused (RFC 7515 §4.1.11).")},
    {"no_expiry", QT_TRANSLATE_NOOP("ui::PackText", "Without exp"),
     QT_TRANSLATE_NOOP("ui::PackText", "It would never end (RFC 9068 §2.2).")},
    {"no_issuer", QT_TRANSLATE_NOOP("ui::PackText", "Without iss"),
     QT_TRANSLATE_NOOP("ui::PackText", "It does not say who issued it (RFC 9068 §2.2).")},
    {"no_audience", QT_TRANSLATE_NOOP("ui::PackText", "Without aud"),
     QT_TRANSLATE_NOOP("ui::PackText", "It does not say what it is for (RFC 9068 §2.2).")},
    {"no_subject", QT_TRANSLATE_NOOP("ui::PackText", "Without sub"),
     QT_TRANSLATE_NOOP("ui::PackText", "It does not say whom it is about (RFC 9068 §2.2).")},
    {"tampered", QT_TRANSLATE_NOOP("ui::PackText", "Altered claims"),
     QT_TRANSLATE_NOOP("ui::PackText", "sub was changed after signing: the signature no longer fits.")},
    {"no_signature", QT_TRANSLATE_NOOP("ui::PackText", "Signature cut off"),
     QT_TRANSLATE_NOOP("ui::PackText", "The last part is empty.")},
    {"alg_none", QT_TRANSLATE_NOOP("ui::PackText", "alg none"),
     QT_TRANSLATE_NOOP("ui::PackText", "The header says that no signature is needed (RFC 8725 §3.2).")},
    {"alg_none_case", QT_TRANSLATE_NOOP("ui::PackText", "alg nOnE"),
     QT_TRANSLATE_NOOP("ui::PackText",
                       "The same in mixed case: it slips through where only “none” is looked for (RFC 8725 §2.1).")},
    {"public_key_as_secret", QT_TRANSLATE_NOOP("ui::PackText", "HS256 with the public key"),
     QT_TRANSLATE_NOOP("ui::PackText", "Signed with the public key as if it were a shared secret. Whoever takes the "
                                       "algorithm from the token takes it (RFC 8725 §2.1).")},
    {"foreign_key", QT_TRANSLATE_NOOP("ui::PackText", "Signed by a stranger"),
     QT_TRANSLATE_NOOP("ui::PackText", "Another key signed it, and the kid is that of the right one.")},
    {"unknown_kid", QT_TRANSLATE_NOOP("ui::PackText", "Unknown kid"),
     QT_TRANSLATE_NOOP("ui::PackText",
                       "A key that is in no key set. The API may read the key set once more, then it must refuse.")},
    {"embedded_key", QT_TRANSLATE_NOOP("ui::PackText", "Brings its own key"),
     QT_TRANSLATE_NOOP(
         "ui::PackText",
         "The header holds the key that signed it (jwk). Whoever trusts it trusts everybody (RFC 8725 §3.10).")},
}};

const KnownFault *fault(const QString &name)
{
    for (const KnownFault &one : kFaults) {
        if (name == QLatin1String(one.name))
            return &one;
    }
    return nullptr;
}

/// English: it goes into files that others run.
QString expectedStatuses(const PackedToken &token)
{
    if (token.isGood)
        return u"200"_s;
    return token.needsLookup ? u"401 200"_s : u"401"_s;
}

QString signerName(PackedToken::Signer signer)
{
    switch (signer) {
    case PackedToken::Signer::Production:
        return u"issuer"_s;
    case PackedToken::Signer::Lab:
        return u"lab issuer"_s;
    case PackedToken::Signer::Throwaway:
        return u"unknown key"_s;
    case PackedToken::Signer::Nobody:
        return u"nobody"_s;
    }
    return {};
}

QString curlScript(const core::TokenPack &pack, const QString &url)
{
    QString text = u"#!/bin/sh\n"
                   "# Tokens that an API which trusts %1\n"
                   "# for the audience %2 must refuse, and one that it must take.\n"
                   "# url: a resource that any good token may read.\n"
                   "url=${1:-%3}\n"
                   "wrong=0\n"
                   "try() {\n"
                   "  answer=$(curl -s -o /dev/null -w '%{http_code}' -H \"Authorization: Bearer $3\" \"$url\")\n"
                   "  case \" $2 \" in\n"
                   "    *\" $answer \"*) echo \"ok    $answer  $1\" ;;\n"
                   "    *) echo \"WRONG $answer  $1 (expected $2)\"; wrong=$((wrong + 1)) ;;\n"
                   "  esac\n"
                   "}\n"_s;
    text.replace(u"%1"_s, pack.issuer).replace(u"%2"_s, pack.audience).replace(u"%3"_s, shellQuoted(url));
    for (const PackedToken &token : pack.tokens)
        text += u"try %1 %2 %3\n"_s.arg(shellQuoted(token.name), shellQuoted(expectedStatuses(token)),
                                        shellQuoted(token.token));
    return text + u"echo \"$wrong wrong\"\nexit $wrong\n"_s;
}

QString jsonFile(const core::TokenPack &pack)
{
    QJsonArray tokens;
    for (const PackedToken &token : pack.tokens) {
        QJsonArray statuses;
        for (const QString &status : expectedStatuses(token).split(u' '))
            statuses.append(status.toInt());
        tokens.append(QJsonObject{{u"name"_s, token.name},
                                  {u"signed_by"_s, signerName(token.signer)},
                                  {u"expected_status"_s, statuses},
                                  {u"why"_s, QString::fromUtf8(fault(token.name) ? fault(token.name)->why : "")},
                                  {u"token"_s, token.token}});
    }
    const QJsonObject whole{{u"issuer"_s, pack.issuer}, {u"audience"_s, pack.audience}, {u"tokens"_s, tokens}};
    return QString::fromUtf8(QJsonDocument(whole).toJson());
}

QString pytestFile(const core::TokenPack &pack, const QString &url)
{
    const auto quoted = [](const QString &text) {
        const QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
        return QString::fromUtf8(json.sliced(1, json.size() - 2));
    };
    QString cases;
    for (const PackedToken &token : pack.tokens)
        cases += u"    (%1, {%2}, %3),\n"_s.arg(quoted(token.name), expectedStatuses(token).replace(u' ', u", "_s),
                                                quoted(token.token));
    return u"import os\n\nimport pytest\nimport requests\n\n"
           "URL = os.environ.get(\"API_URL\", "_s +
           quoted(url) + u")\n\nTOKENS = [\n"_s + cases +
           u"]\n\n\n@pytest.mark.parametrize(\"name,expected,token\", TOKENS, ids=[one[0] for one in TOKENS])\n"
           "def test_token(name, expected, token):\n"
           "    answer = requests.get(URL, headers={\"Authorization\": f\"Bearer {token}\"}, timeout=10)\n"
           "    assert answer.status_code in expected\n"_s;
}

} // namespace

QString packTitle(const QString &name)
{
    const KnownFault *found = fault(name);
    return found ? PackTextContext::tr(found->title) : name;
}

QString packWhy(const QString &name)
{
    const KnownFault *found = fault(name);
    return found ? PackTextContext::tr(found->why) : QString();
}

QString signerWord(PackedToken::Signer signer)
{
    switch (signer) {
    case PackedToken::Signer::Production:
        return PackTextContext::tr("the real issuer");
    case PackedToken::Signer::Lab:
        return PackTextContext::tr("the lab issuer");
    case PackedToken::Signer::Throwaway:
        return PackTextContext::tr("a key of nobody's");
    case PackedToken::Signer::Nobody:
        return PackTextContext::tr("nobody");
    }
    return {};
}

QString expectedAnswer(const PackedToken &token)
{
    if (token.isGood)
        return u"200"_s;
    return token.needsLookup ? PackTextContext::tr("401 (200 without introspection)") : u"401"_s;
}

QString packFileName(PackFormat format)
{
    switch (format) {
    case PackFormat::Curl:
        return u"try-tokens.sh"_s;
    case PackFormat::Json:
        return u"tokens.json"_s;
    case PackFormat::Pytest:
        return u"test_tokens.py"_s;
    }
    return {};
}

QString packAs(PackFormat format, const core::TokenPack &pack, const QString &url)
{
    switch (format) {
    case PackFormat::Curl:
        return curlScript(pack, url);
    case PackFormat::Json:
        return jsonFile(pack);
    case PackFormat::Pytest:
        return pytestFile(pack, url);
    }
    return {};
}

} // namespace ui
