#pragma once

#include "core/admin/AuditAdmin.h"

namespace tests {

/// Rows of two users and two clients take turns; two rows in a row share a request.
inline core::AuditRow anAuditRow(int seq, const QString &event, bool success, std::chrono::minutes ago)
{
    core::AuditRow row;
    row.id = QStringLiteral("row-%1").arg(seq);
    row.seq = seq;
    row.createdAt = core::SystemClock().now() - ago;
    row.eventType = event;
    row.success = success;
    row.user =
        core::UserId{seq % 2 ? QStringLiteral("0b9d1c22-7c1e-4f0b-9a11-2f6c1d9e8a01") : QStringLiteral("id-test")};
    row.username = seq % 2 ? QStringLiteral("admin") : QStringLiteral("test@example.com");
    row.client = core::ClientId{seq % 3 ? QStringLiteral("codelab-flutter-app") : QStringLiteral("demo-web-app")};
    row.address = seq % 2 ? QStringLiteral("192.168.1.20") : QStringLiteral("10.0.0.9");
    row.userAgent = QStringLiteral("Dart/3.2 (dart:io)");
    row.errorMessage = success ? QString() : QStringLiteral("bad_credentials");
    row.requestId = QStringLiteral("req-%1").arg(seq / 2);
    row.actor = QStringLiteral("http");
    row.hash = QStringLiteral("9c1e0d5b4c1e9a7012ab34cd56ef9c1e0d5b4c1e9a7012ab34cd56ef00112233");
    return row;
}

/// 200 rows, newest first; 199 changes a client, 198 tells of a stolen token.
inline std::vector<core::AuditRow> anAuditLog()
{
    std::vector<core::AuditRow> rows;
    for (int seq = 200; seq > 0; --seq) {
        const bool failed = seq % 7 == 0;
        const auto ago = std::chrono::minutes((200 - seq) * (200 - seq) / 30 + (200 - seq));
        rows.push_back(anAuditRow(seq,
                                  failed    ? QStringLiteral("login_failed")
                                  : seq % 3 ? QStringLiteral("token_refresh")
                                            : QStringLiteral("login_success"),
                                  !failed, ago));
    }
    rows[1].eventType = QStringLiteral("client_updated");
    rows[1].actor = QStringLiteral("console");
    rows[1].data = {{QStringLiteral("before"), QJsonObject{{QStringLiteral("grace_seconds"), 0},
                                                           {QStringLiteral("name"), QStringLiteral("Flutter")}}},
                    {QStringLiteral("after"), QJsonObject{{QStringLiteral("grace_seconds"), 10},
                                                          {QStringLiteral("name"), QStringLiteral("Flutter app")}}}};
    rows[2].eventType = QStringLiteral("security_incident");
    rows[2].success = false;
    rows[2].errorMessage = QStringLiteral("refresh_reuse");
    rows[2].data = {{QStringLiteral("family_id"), QStringLiteral("7f3a9c1e-0d5b")},
                    {QStringLiteral("jti"), QStringLiteral("5c2e…")},
                    {QStringLiteral("killed"), 2}};
    return rows;
}

} // namespace tests
