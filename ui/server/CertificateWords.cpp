#include "ui/server/CertificateWords.h"

#include "ui/async/UserText.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct CertificateWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::CertificateWords)
};

QString leftText(std::chrono::milliseconds left)
{
    const auto days = std::chrono::floor<std::chrono::days>(left).count();
    if (days >= 1)
        return CertificateWords::tr("%n day(s) left", nullptr, int(days));
    const auto hours = std::chrono::ceil<std::chrono::hours>(left).count();
    return CertificateWords::tr("%n hour(s) left", nullptr, int(hours));
}

} // namespace

QString certificateSourceText(core::CertificateState::Source source)
{
    switch (source) {
    case core::CertificateState::Source::None:
        return CertificateWords::tr("none: addresses with HTTPS cannot be served");
    case core::CertificateState::Source::Files:
        return CertificateWords::tr("files (AUTH_SERVICE__TLS_CERT and AUTH_SERVICE__TLS_KEY)");
    case core::CertificateState::Source::SelfMade:
        return CertificateWords::tr("made here, signed by this installation's own authority; renewed by itself");
    case core::CertificateState::Source::Imported:
        return CertificateWords::tr("imported here; renew it by importing a newer one");
    }
    return {};
}

StateMark certificateMark(const std::optional<core::CertificateFacts> &facts, core::Instant now)
{
    if (!facts)
        return {Shape::Ring, Tone::Neutral};
    if (now + kCertificateCritical >= facts->notAfter)
        return {Shape::Triangle, Tone::Danger};
    if (now < facts->notBefore || now + kCertificateWarning >= facts->notAfter)
        return {Shape::Half, Tone::Waiting};
    return {Shape::Dot, Tone::Good};
}

QString certificateStateWord(const std::optional<core::CertificateFacts> &facts, core::Instant now)
{
    if (!facts)
        return CertificateWords::tr("none", "state of the certificate");
    if (now >= facts->notAfter)
        return CertificateWords::tr("expired", "state of the certificate");
    if (now < facts->notBefore)
        return CertificateWords::tr("not valid yet", "state of the certificate");
    if (now + kCertificateWarning >= facts->notAfter)
        return CertificateWords::tr("expires soon", "state of the certificate");
    return CertificateWords::tr("valid", "state of the certificate");
}

QString certificateEndText(const core::CertificateFacts &facts, core::Instant now)
{
    const QString date =
        QLocale().toString(core::toDateTime(facts.notAfter).toLocalTime().date(), QLocale::ShortFormat);
    if (now >= facts.notAfter)
        return CertificateWords::tr("%1, over: clients refuse it", "a date").arg(date);
    return CertificateWords::tr("%1, %2", "a date, \"83 days left\"").arg(date, leftText(facts.notAfter - now));
}

QString certificateFailureText(const core::Error &error)
{
    if (error.kind == core::ErrorKind::Conflict)
        return CertificateWords::tr("An address with HTTPS needs this certificate. Change or remove that address "
                                    "first.");
    if (error.kind != core::ErrorKind::InvalidInput)
        return userText(error);
    if (error.field == "passphrase"_L1)
        return CertificateWords::tr("The private key did not open with this passphrase. Type it again.");
    if (error.field == "key"_L1)
        return CertificateWords::tr("The private key does not fit. Details say why.");
    if (error.field == "names"_L1)
        return CertificateWords::tr("One of the names cannot be in a certificate. Use host names and IP addresses, one "
                                    "a line.");
    return CertificateWords::tr("The certificate does not fit. Details say why.");
}

} // namespace ui
