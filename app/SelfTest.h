#pragma once

#include "app/FlowHttp.h"
#include "app/SelfTestGuests.h"
#include "core/admin/DiagnosticsAdmin.h"

#include <QJsonObject>

namespace app {

class Composition;

/// Walks through a running server as a client of it does. Made and used on one thread, which waits.
class SelfTest
{
public:
    /// Told of each step; false: no further ones.
    using Progress = core::DiagnosticsAdmin::Progress;

    SelfTest(Composition &core, FlowHttp::Target target, const std::atomic<bool> &isStopping);
    /// Fails only when nothing can be tested: Conflict, Storage, Busy.
    core::Result<std::vector<core::SelfTestCheck>> run(const Progress &progress);

private:
    using Check = core::SelfTestCheck;
    Check discovery();
    Check keys();
    Check refusal();
    Check signIn();
    Check introspection();
    Check refresh();
    Check reuse();
    Check cleanup();
    const core::FlowStep &post(const QByteArray &address, const QList<std::pair<QByteArray, QByteArray>> &fields);
    core::Result<bool> isActive(const QByteArray &token);

    Composition &m_core;
    FlowHttp m_http;
    std::optional<SelfTestGuests> m_guests;
    QString m_whyNoFurther = {}; ///< empty: it is this server that answers
    QByteArray m_accessToken;
    QByteArray m_refreshToken;
    QByteArray m_spentRefreshToken;
};

/// What came back instead of what was expected: "400 invalid_grant", "nothing answered: …".
QString answerInWords(const core::FlowStep &step);

} // namespace app
