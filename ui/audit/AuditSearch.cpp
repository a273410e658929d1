#include "ui/audit/AuditSearch.h"

#include "ui/async/WhenDone.h"
#include "ui/audit/AuditSubject.h"
#include "ui/widgets/AuditWords.h"

#include <QCoreApplication>
#include <QPromise>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct SearchContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::AuditSearch)
};

SearchHit hitOf(const QString &title, const QString &detail, const core::AuditQuery &query)
{
    return {title, detail, auditSubjectOf(query)};
}

} // namespace

QFuture<std::vector<SearchHit>> searchAudit(core::AuditAdmin &audit, const QString &text, int most, QObject *owner)
{
    std::vector<SearchHit> hits;
    for (const QString &name : auditEventNames()) {
        if (!name.contains(text, Qt::CaseInsensitive) && !auditEventWord(name).contains(text, Qt::CaseInsensitive))
            continue;
        core::AuditQuery query;
        query.eventTypes = {name};
        hits.push_back(hitOf(auditEventWord(name), SearchContext::tr("Events of this kind"), query));
    }
    core::AuditQuery words;
    words.text = text;
    hits.push_back(
        hitOf(SearchContext::tr("Events with “%1”").arg(text), SearchContext::tr("Search the audit log"), words));
    auto answer = std::make_shared<QPromise<std::vector<SearchHit>>>();
    answer->start();
    whenDone(audit.values(core::AuditField::Address, text, most), owner,
             [answer, hits, most](const core::Result<QStringList> &addresses) mutable {
                 for (const QString &address : addresses.value_or(QStringList())) {
                     core::AuditQuery query;
                     query.address = address;
                     hits.push_back(hitOf(address, SearchContext::tr("Events from this address"), query));
                 }
                 hits.resize(std::min(hits.size(), size_t(most)));
                 answer->addResult(hits);
                 answer->finish();
             });
    return answer->future();
}

} // namespace ui
