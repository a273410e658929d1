#pragma once

#include "core/admin/CertificateAdmin.h"
#include "tests/support/FakeAnswers.h"

namespace tests {

inline core::CertificateFacts aCertificate(const QStringList &names, core::Instant notAfter)
{
    core::CertificateFacts facts;
    facts.subject = names.value(0);
    facts.issuer = QStringLiteral("Gatehouse authority of falcon");
    facts.names = names;
    facts.notBefore = notAfter - std::chrono::days(397);
    facts.notAfter = notAfter;
    facts.sha256 = QStringLiteral("3F:9A").append(QStringLiteral(":0C").repeated(30));
    facts.algorithm = QStringLiteral("ECDSA P-256");
    return facts;
}

class FakeCertificateAdmin : public core::CertificateAdmin, public FakeAnswers
{
public:
    core::CertificateState given;
    QStringList calls; ///< "make a,b", "import", "remove"
    QByteArray importedChain;
    QByteArray importedKey;
    QByteArray importedPassphrase;

    QFuture<core::Result<core::CertificateState>> state() override
    {
        return answer(core::Result<core::CertificateState>(given));
    }
    QFuture<core::Result<void>> makeOwn(QStringList names) override
    {
        calls.append(QStringLiteral("make ") + names.join(u','));
        if (!failNext) {
            const core::Instant now = core::SystemClock().now();
            given.source = core::CertificateState::Source::SelfMade;
            given.server = aCertificate(names, now + std::chrono::days(397));
            given.authority =
                aCertificate({QStringLiteral("Gatehouse authority of falcon")}, now + std::chrono::days(3650));
        }
        return answer(core::Result<void>());
    }
    QFuture<core::Result<void>> import(QByteArray chainPem, core::SecretBytes keyPem,
                                       core::SecretBytes passphrase) override
    {
        calls.append(QStringLiteral("import"));
        importedChain = chainPem;
        importedKey = keyPem.toByteArray();
        importedPassphrase = passphrase.toByteArray();
        return answer(core::Result<void>());
    }
    QFuture<core::Result<QByteArray>> authorityPem() override
    {
        return answer(core::Result<QByteArray>("-----BEGIN CERTIFICATE-----\nauthority\n"));
    }
    QFuture<core::Result<void>> remove() override
    {
        calls.append(QStringLiteral("remove"));
        if (!failNext)
            given = {};
        return answer(core::Result<void>());
    }
};

} // namespace tests
