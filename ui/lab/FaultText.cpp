#include "ui/lab/FaultText.h"

#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

using core::FaultKind;
using core::FaultPlace;

namespace {

struct FaultText
{
    Q_DECLARE_TR_FUNCTIONS(FaultText)
};

} // namespace

QString faultName(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Delay:
        return FaultText::tr("Delay");
    case FaultKind::TooManyRequests:
        return FaultText::tr("429 Too many requests");
    case FaultKind::Unavailable:
        return FaultText::tr("503 Unavailable");
    case FaultKind::LostAnswer:
        return FaultText::tr("Lost answer");
    }
    return {};
}

QString faultAbout(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Delay:
        return FaultText::tr("The answer is right but comes late. Shows time-outs.");
    case FaultKind::TooManyRequests:
        return FaultText::tr("Refused before it is done. Shows whether Retry-After is obeyed.");
    case FaultKind::Unavailable:
        return FaultText::tr("Refused before it is done. Shows retries and circuit breakers.");
    case FaultKind::LostAnswer:
        return FaultText::tr("The refresh token is rotated, then the connection closes. Within its grace time a "
                             "client gets the same successor for the old one; later, or without a grace time, that "
                             "counts as theft and ends the chain.");
    }
    return {};
}

QString faultPlaceName(FaultPlace place)
{
    switch (place) {
    case FaultPlace::Token:
        return FaultText::tr("Token");
    case FaultPlace::Userinfo:
        return FaultText::tr("User info");
    case FaultPlace::Introspect:
        return FaultText::tr("Introspection");
    case FaultPlace::Jwks:
        return FaultText::tr("Keys (JWKS)");
    case FaultPlace::All:
        break;
    }
    return FaultText::tr("All but pages");
}

QString faultStateText(const core::FaultSwitch &fault, core::Instant now)
{
    const auto count = [](qint64 number) { return QLocale().toString(number); };
    if (!fault.isOn && fault.met == 0)
        return FaultText::tr("off", "a fault");
    if (!fault.isOn)
        return FaultText::tr("off, %1 of %2 requests hit", "a fault").arg(count(fault.injected), count(fault.met));
    return FaultText::tr("on, %1 of %2 requests hit, ends %3", "a fault")
        .arg(count(fault.injected), count(fault.met), relativeTime(fault.endsAt, now));
}

} // namespace ui
