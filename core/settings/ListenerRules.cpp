#include "core/settings/ListenerRules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core {

namespace {

const auto kListenName = u"AUTH_SERVICE__LISTEN"_s;

bool staysOnThisMachine(const Listener &listener)
{
    return listener.host == "localhost"_L1 || listener.host == "::1"_L1 || listener.host.startsWith("127."_L1);
}

bool isEverywhere(const Listener &listener)
{
    return listener.host == "0.0.0.0"_L1 || listener.host == "::"_L1;
}

bool isIpv6(const Listener &listener)
{
    return listener.host.contains(u':');
}

bool excludeEachOther(const Listener &a, const Listener &b)
{
    if (a.port != b.port || a.port == 0)
        return false;
    const bool oneCoversBoth = isIpv6(a) == isIpv6(b) && (isEverywhere(a) || isEverywhere(b));
    return oneCoversBoth || a.host == b.host;
}

QString placeOf(const Listener &listener)
{
    return (isIpv6(listener) ? u"[%1]:%2"_s : u"%1:%2"_s).arg(listener.host).arg(listener.port);
}

Result<void> checkPorts(const std::vector<Listener> &listeners)
{
    for (auto a = listeners.begin(); a != listeners.end(); ++a) {
        for (auto b = std::next(a); b != listeners.end(); ++b) {
            if (excludeEachOther(*a, *b))
                return fail(ErrorKind::InvalidInput,
                            u"%1 names %2 and %3, which exclude each other; expected one listener a port"_s.arg(
                                kListenName, placeOf(*a), placeOf(*b)),
                            kListenName);
        }
    }
    return {};
}

} // namespace

Result<void> checkHosts(const std::vector<Listener> &listeners)
{
    static const QRegularExpression fourNumbers(
        uR"(^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!\z)|\z)){4}\z)"_s);
    for (const Listener &listener : listeners) {
        const bool isLocalName = listener.host.compare("localhost"_L1, Qt::CaseInsensitive) == 0;
        // In brackets and of hexadecimal digits since it was parsed; whether it is one shows when it is opened.
        if (isLocalName || isIpv6(listener) || fourNumbers.match(listener.host).hasMatch())
            continue;
        return fail(
            ErrorKind::InvalidInput,
            u"%1 names %2; expected an IP address of this computer, or localhost"_s.arg(kListenName, listener.host),
            kListenName);
    }
    return {};
}

Result<void> checkListeners(const Settings &settings, bool hasCertificate)
{
    bool canBeUsed = !settings.requireHttps || !settings.trustedProxies.isEmpty();
    for (const Listener &listener : settings.listeners) {
        if (listener.https.value_or(false) && !hasCertificate)
            return fail(
                ErrorKind::InvalidInput,
                u"%1 wants HTTPS on %2, but there is no certificate; expected AUTH_SERVICE__TLS_CERT and AUTH_SERVICE__TLS_KEY, or one made or imported in the console"_s
                    .arg(kListenName, placeOf(listener)),
                kListenName);
        canBeUsed = canBeUsed || listener.https.value_or(hasCertificate) || staysOnThisMachine(listener);
    }
    if (!canBeUsed) {
        const auto name = u"AUTH_SERVICE__REQUIRE_HTTPS"_s;
        return fail(
            ErrorKind::InvalidInput,
            u"%1 is true, yet every listener is plain HTTP outside loopback, where all requests would be refused; expected an HTTPS listener, or AUTH_SERVICE__TRUSTED_PROXIES in front"_s
                .arg(name),
            name);
    }
    return checkPorts(settings.listeners);
}

} // namespace core
