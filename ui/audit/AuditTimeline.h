#pragma once

#include "core/admin/AuditAdmin.h"

#include <QObject>

#include <functional>

namespace ui {

/// Counts events over time: once for the histogram and for the places of the list. Without a start it begins where
/// the log does. A newer question replaces the older one.
class AuditTimeline : public QObject
{
    Q_OBJECT
public:
    static constexpr int kBars = 60;
    static constexpr int kSpans = kBars * 8; ///< finer than the bars: places of the list

    explicit AuditTimeline(core::AuditAdmin &audit, QObject *parent = nullptr);
    void read(const core::AuditQuery &query);
    void giveUp();
    bool isReading() const { return bool(m_cancel); }

Q_SIGNALS:
    void counted(const std::vector<core::AuditBucket> &spans, core::Instant end);
    void failed(const core::Error &error);

private:
    using Spans = std::vector<core::AuditBucket>;
    using Newest = core::Page<core::AuditRow>;
    template <class T>
    void ask(QFuture<core::Result<T>> asked, std::function<void(const T &)> then);
    void count(const core::AuditQuery &query, int spans, std::function<void(const Spans &)> then);
    void findLater(const core::AuditQuery &query);
    void readUntil(const core::AuditQuery &query, core::Instant end);
    void findStart(core::AuditQuery query, core::Instant since, int narrowings);
    void readSince(core::AuditQuery query, core::Instant since);
    void addLater(core::AuditQuery query, const Spans &spans);

    core::AuditAdmin &m_audit;
    std::optional<core::Instant> m_start; ///< the log has nothing older
    core::Instant m_end;                  ///< of the question: where its last span ends
    std::function<void()> m_cancel;
    int m_question = 0;
};

} // namespace ui
