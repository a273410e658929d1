#include "app/CertificateFiles.h"
#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"
#include "core/admin/CertificateAdmin.h"
#include "core/base/Log.h"
#include "core/tokens/TokenService.h"

#include <QCommandLineParser>

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

QString sourceText(core::CertificateState::Source source)
{
    switch (source) {
    case core::CertificateState::Source::None:
        return u"none"_s;
    case core::CertificateState::Source::Files:
        return u"files"_s;
    case core::CertificateState::Source::SelfMade:
        return u"self_made"_s;
    case core::CertificateState::Source::Imported:
        return u"imported"_s;
    }
    return {};
}

QJsonObject certificateJson(const core::CertificateFacts &facts)
{
    return {{u"subject"_s, facts.subject},
            {u"issuer"_s, facts.issuer},
            {u"names"_s, QJsonArray::fromStringList(facts.names)},
            {u"valid_from_at"_s, core::toMillis(facts.notBefore)},
            {u"expires_at"_s, core::toMillis(facts.notAfter)},
            {u"sha256"_s, facts.sha256},
            {u"alg"_s, facts.algorithm}};
}

Result<QJsonValue> showCertificates(Invocation &call)
{
    const auto state = await(call.core.certificates().state());
    if (!state)
        return core::fail(state.error());
    QJsonArray rows;
    const auto add = [&](const QString &role, const QString &source, QJsonObject row) {
        row.insert(u"role"_s, role);
        row.insert(u"source"_s, source);
        rows.append(row);
    };
    if (state->server)
        add(u"server"_s, sourceText(state->source), certificateJson(*state->server));
    if (state->authority)
        add(u"authority"_s, u"self_made"_s, certificateJson(*state->authority));
    if (!state->failure.isEmpty()) {
        call.failed = true;
        add(u"server"_s, sourceText(state->source), QJsonObject{{u"failure"_s, state->failure}});
    }
    return rows;
}

/// The first certificate moves every address that is not told otherwise.
void warnOfMoving(Invocation &call)
{
    const auto &listeners = call.core.settings().listeners;
    if (std::ranges::all_of(listeners, [](const core::Listener &listener) { return listener.https.has_value(); }))
        return;
    const QString issuer = call.core.tokens().issuer();
    QString text = u"addresses without http:// in AUTH_SERVICE__LISTEN speak HTTPS from now on, a running server's "
                   u"within seconds: their http:// URLs no longer answer"_s;
    if (issuer.startsWith("http:"_L1))
        text += u". The issuer stays %1; set AUTH_SERVICE__JWT_ISSUER to change it"_s.arg(issuer);
    core::logEvent(core::LogLevel::Warning, text);
}

bool hasCertificate(Invocation &call)
{
    const auto state = await(call.core.certificates().state());
    return state && state->server;
}

Result<QJsonValue> afterChange(Invocation &call, bool hadOne, const Result<void> &changed)
{
    if (!changed)
        return core::fail(changed.error());
    if (!hadOne)
        warnOfMoving(call);
    return showCertificates(call);
}

Result<QJsonValue> createCertificate(Invocation &call)
{
    const bool hadOne = hasCertificate(call);
    return afterChange(call, hadOne, await(call.core.certificates().makeOwn(call.options.values(u"name"_s))));
}

Result<QJsonValue> importCertificate(Invocation &call)
{
    core::SecretBytes passphrase;
    if (call.options.isSet(u"passphrase-stdin"_s)) {
        auto line = secretLineFromStdin();
        if (!line)
            return core::fail(line.error());
        passphrase = core::SecretBytes::fromText(*line);
        core::wipeMemory(line->data(), size_t(line->size()) * sizeof(QChar));
    }
    auto content = CertificateFiles{call.arguments.at(0), call.arguments.at(1)}.read({u"CERT"_s, u"KEY"_s});
    if (!content)
        return core::fail(content.error());
    const bool hadOne = hasCertificate(call);
    return afterChange(
        call, hadOne,
        await(call.core.certificates().import(content->chainPem, std::move(content->keyPem), std::move(passphrase))));
}

Result<QJsonValue> exportAuthority(Invocation &call)
{
    const auto pem = await(call.core.certificates().authorityPem());
    if (!pem)
        return core::fail(pem.error());
    if (call.options.isSet(u"json"_s))
        return QJsonObject{{u"authority"_s, QString::fromLatin1(*pem)}};
    return QJsonValue(QString::fromLatin1(pem->trimmed())); // so that it can be written to a file
}

Result<QJsonValue> removeCertificate(Invocation &call)
{
    const auto removed = await(call.core.certificates().remove());
    if (!removed)
        return core::fail(removed.error());
    return QJsonObject{{u"removed"_s, true}};
}

} // namespace

const QList<Subcommand> &tlsCommands()
{
    static const QStringList columns{u"role"_s,          u"source"_s,     u"subject"_s, u"names"_s,  u"alg"_s,
                                     u"valid_from_at"_s, u"expires_at"_s, u"sha256"_s,  u"failure"_s};
    static const QList<Subcommand> commands{
        {u"tls"_s,
         u"show"_s,
         {},
         u"the certificate of HTTPS and the own authority"_s,
         Needs::Secrets,
         {},
         columns,
         showCertificates},
        {u"tls"_s,
         u"create"_s,
         {},
         u"make a certificate for a LAN, with an authority of its own"_s,
         Needs::Keys,
         {{u"name"_s, u"a DNS name or IP address that clients use; may be repeated"_s, u"NAME"_s}},
         columns,
         createCertificate},
        {u"tls"_s,
         u"import"_s,
         u"CERT KEY"_s,
         u"take a certificate with its chain and its key (PEM files)"_s,
         Needs::Keys,
         {{u"passphrase-stdin"_s, u"the key's passphrase is the first line of standard input"_s}},
         columns,
         importCertificate},
        {u"tls"_s,
         u"authority"_s,
         {},
         u"the own authority as PEM, for devices to trust"_s,
         Needs::Secrets,
         {},
         {},
         exportAuthority},
        {u"tls"_s,
         u"remove"_s,
         {},
         u"forget the made or imported certificate"_s,
         Needs::Keys,
         {},
         {},
         removeCertificate},
    };
    return commands;
}

} // namespace app
