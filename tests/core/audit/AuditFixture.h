#pragma once

#include "core/audit/AuditLog.h"
#include "core/audit/AuditRepository.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestDatabase.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

namespace tests {

using namespace Qt::StringLiterals;
using core::AuditEvent;
using core::AuditLog;
using core::AuditVerdict;
using core::EventType;
using core::Result;
using core::Snapshot;
using core::Transaction;

/// An audit log of its own for each test, and somebody who tampers with it.
class AuditFixture : public QObject
{
protected:
    Result<void> append(const AuditEvent &event, const QString &node = u"node-1"_s)
    {
        AuditLog log(m_clock, m_random, node);
        log.sealWith(m_seal);
        return m_db->database().writeNow([&](Transaction &transaction) { return log.append(transaction, event); });
    }
    void fill(int rows)
    {
        for (int i = 0; i < rows; ++i) {
            m_clock.advance(std::chrono::seconds(1));
            QVERIFY(append(eventNumber(i)));
        }
    }
    static AuditEvent eventNumber(int i)
    {
        AuditEvent event;
        event.type = i % 2 ? EventType::LoginFailed : EventType::LoginSuccess;
        event.success = i % 2 == 0;
        event.user.value = u"user-%1"_s.arg(i);
        event.client.value = u"client-%1"_s.arg(i);
        event.data = {{u"username"_s, u"name-%1"_s.arg(i)}};
        event.errorMessage = u"bad_credentials"_s;
        event.origin = {u"10.0.0.%1"_s.arg(i), u"agent"_s, core::RequestId{u"request-%1"_s.arg(i)}, u"http"_s};
        return event;
    }
    AuditVerdict verify(const std::function<bool(const core::SignedHead &)> &isGenuine = {})
    {
        AuditLog log(m_clock, m_random, u"node-1"_s);
        log.sealWith(m_seal);
        const auto verdict =
            m_db->database().readNow([&](Snapshot &snapshot) { return log.verify(snapshot, {}, isGenuine); });
        if (!verdict)
            qFatal("verify: %s", qPrintable(verdict.error().detail));
        return *verdict;
    }
    /// What somebody does who may write the file: the triggers do not hold him.
    void tamper(const QStringList &statements)
    {
        {
            QSqlDatabase raw = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s);
            raw.setDatabaseName(m_db->path());
            QVERIFY(raw.open());
            QSqlQuery query(raw);
            for (const QString &trigger : {u"audit_logs_no_update"_s, u"audit_logs_no_delete"_s})
                QVERIFY(query.exec(u"DROP TRIGGER IF EXISTS "_s + trigger));
            for (const QString &statement : statements)
                QVERIFY2(query.exec(statement), qPrintable(statement));
        }
        QSqlDatabase::removeDatabase(u"raw"_s);
    }
    Result<int> execute(const QString &sql)
    {
        return m_db->database().writeNow([&](Transaction &transaction) -> Result<int> {
            auto rows = transaction.run(sql);
            if (!rows)
                return core::fail(rows.error());
            return rows->affected();
        });
    }
    Result<int> purge(int most = 1000)
    {
        return m_db->database().writeNow([&](Transaction &transaction) {
            return core::AuditRepository::purge(transaction, m_clock.now(), most, m_seal.get());
        });
    }
    void signHead()
    {
        QVERIFY(m_db->database().writeNow([&](Transaction &transaction) -> Result<void> {
            auto head = core::AuditRepository::unsignedHead(transaction, u"node-1"_s);
            if (!head)
                return core::fail(head.error());
            (*head)->jws = u"signed"_s;
            return core::AuditRepository::addHead(transaction, **head, m_clock.now(), m_seal.get());
        }));
    }

    tests::ManualClock m_clock;
    core::SystemRandom m_random;
    std::unique_ptr<TestDatabase> m_db;
    std::shared_ptr<const core::AuditSeal> m_seal; ///< none: as a process without the KEK
};

} // namespace tests
