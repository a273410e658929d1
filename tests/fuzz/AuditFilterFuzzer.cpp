#include "core/audit/AuditFilter.h"
#include "core/audit/AuditRepository.h"
#include "tests/fuzz/Fuzzing.h"
#include "tests/support/TestIssuer.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using core::AuditCriteria;
using core::AuditRecord;
using core::Result;
using core::Snapshot;
using tests::require;

namespace {

constexpr qint64 kAll = 1000;

/// A log of a few rows of all sorts, with the characters that filters trip over.
struct House
{
    House()
    {
        const auto alice = issuer.addUser(u"alice"_s);
        const auto odd = issuer.addUser(u"o%d_d\\"_s);
        const QStringList typed{u"bob"_s, u"al%"_s, u"'; DROP TABLE users; --"_s, u"x\\_y"_s, {}};
        int number = 0;
        for (const core::EventType type : core::allEventTypes()) {
            core::AuditEvent event;
            event.type = type;
            event.success = number % 3 != 0;
            event.user = number % 4 == 0 ? alice.id : number % 4 == 1 ? odd.id : core::UserId{};
            event.client.value = number % 2 ? u"fuzz-client"_s : QString();
            event.data = {{u"username"_s, typed[number % typed.size()]}, {u"family_id"_s, u"living"_s}};
            event.errorMessage = number % 5 ? QString() : u"bad_credentials"_s;
            event.origin = {u"192.0.2.%1"_s.arg(number % 7), u"agent"_s, {u"req-%1"_s.arg(number)}, u"http"_s};
            add(event);
            ++number;
        }
    }
    void add(const core::AuditEvent &event)
    {
        issuer.clock.advance(std::chrono::seconds(1));
        const auto added = issuer.database.database().writeNow(
            [&](core::Transaction &transaction) { return issuer.audit.append(transaction, event); });
        require(added.has_value(), "the log takes rows");
    }
    template <class Task>
    auto read(Task task)
    {
        return issuer.database.database().readNow(std::move(task));
    }
    tests::TestIssuer issuer;
};

House &house()
{
    static int count = 0;
    static QCoreApplication application(count, nullptr);
    static House &house = *new House; // never taken down: its threads live as long as the program
    return house;
}

void take(AuditCriteria &criteria, const QString &name, const QString &value)
{
    if (name == "text"_L1)
        criteria.text = value;
    else if (name == "event"_L1)
        criteria.eventTypes << value;
    else if (name == "success"_L1)
        criteria.success = value == "true"_L1;
    else if (name == "user"_L1)
        criteria.user = value;
    else if (name == "client"_L1)
        criteria.client = value;
    else if (name == "address"_L1)
        criteria.address = value;
    else if (name == "request"_L1)
        criteria.requestId = value;
    else if (name == "family"_L1)
        criteria.family.value = value;
    else if (name == "since"_L1)
        criteria.since = core::fromMillis(value.toLongLong());
    else if (name == "until"_L1)
        criteria.until = core::fromMillis(value.toLongLong());
}

AuditCriteria criteriaOf(const QByteArray &text, QString &after)
{
    AuditCriteria criteria;
    for (const QString &line : QString::fromUtf8(text).split(u'\n')) {
        const QString name = line.section(u'=', 0, 0);
        if (name == "after"_L1)
            after = line.section(u'=', 1);
        take(criteria, name, line.section(u'=', 1));
    }
    return criteria;
}

bool contains(const QString &text, const QString &part)
{
    return text.contains(part, Qt::CaseInsensitive);
}

/// What of the criteria can be told from a row alone, said once more without SQL.
bool matchesPlainly(const AuditRecord &row, const AuditCriteria &wanted)
{
    return (wanted.eventTypes.isEmpty() || wanted.eventTypes.contains(row.eventType)) &&
           (!wanted.success || *wanted.success == row.success) &&
           (wanted.client.isEmpty() || wanted.client == row.client.value) &&
           (wanted.address.isEmpty() || wanted.address == row.address) &&
           (wanted.requestId.isEmpty() || wanted.requestId == row.requestId) &&
           (wanted.family.isEmpty() || row.data.value("family_id"_L1) == wanted.family.value) &&
           (!wanted.since || row.createdAt >= *wanted.since) && (!wanted.until || row.createdAt < *wanted.until);
}

bool hasText(const AuditRecord &row, const QString &text)
{
    return contains(row.username, text) || contains(row.client.value, text) || contains(row.address, text) ||
           contains(row.eventType, text) || contains(row.errorMessage, text) ||
           (text.size() >= 3 && (row.requestId.startsWith(text) || row.requestId.startsWith(text.toLower())));
}

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c > u'\0' && c < u'\x80'; });
}

QStringList idsOf(Snapshot &snapshot, const AuditCriteria &criteria, const QString &after = {})
{
    const auto page = core::AuditRepository::page(snapshot, criteria, after, int(kAll));
    if (!page) {
        require(!after.isEmpty() && page.error().kind == core::ErrorKind::InvalidInput, "only a bad place is refused");
        return {};
    }
    QStringList ids;
    for (const AuditRecord &row : page->records) {
        require(matchesPlainly(row, criteria), "each row matches");
        require(!isAscii(criteria.text) || criteria.text.isEmpty() || hasText(row, criteria.text), "and has the text");
        ids << row.id;
    }
    require(QSet<QString>(ids.begin(), ids.end()).size() == ids.size(), "no row is there twice");
    return ids;
}

/// Every row that matches is found: what the filter leaves out, a walk over all rows leaves out too.
void checkNothingIsMissing(Snapshot &snapshot, const AuditCriteria &criteria, const QStringList &found)
{
    if (!criteria.user.isEmpty() || !isAscii(criteria.text))
        return; // these fold names, which would have to be written here a second time
    static const auto all = core::AuditRepository::page(snapshot, {}, {}, int(kAll));
    for (const AuditRecord &row : all->records) {
        const bool matches = matchesPlainly(row, criteria) && (criteria.text.isEmpty() || hasText(row, criteria.text));
        require(!matches || found.contains(row.id), "no matching row is missing");
    }
}

/// A value that stood in the statement would stand in quotes, and these are all that there may be.
void checkBound(Snapshot &snapshot, const AuditCriteria &criteria)
{
    const auto filter = core::AuditFilter::of(snapshot, criteria);
    require(filter.has_value(), "every filter can be written");
    static const QRegularExpression known(uR"('(\$\[\d+\](\[0\])?|user|name|address|\\|\$\.grant|)')"_s);
    for (const auto &source : filter->sources()) {
        QString sql = filter->rowsOf(source);
        sql.remove(known);
        require(!sql.contains(u'\'') && !sql.contains(u'"'), "no value is part of the statement");
    }
}

void checkHistogram(Snapshot &snapshot, const AuditCriteria &criteria, qsizetype rows)
{
    const auto bars = core::AuditRepository::histogram(snapshot, criteria, 3);
    if (!bars)
        return;
    qint64 sum = 0;
    for (const auto &bar : *bars)
        sum += bar.succeeded + bar.failed;
    require(sum == rows, "the histogram counts every row once");
}

void check(Snapshot &snapshot, const AuditCriteria &criteria, const QString &after)
{
    const QStringList found = idsOf(snapshot, criteria);
    checkNothingIsMissing(snapshot, criteria, found);
    checkBound(snapshot, criteria);
    checkHistogram(snapshot, criteria, found.size());
    const auto count = core::AuditRepository::count(snapshot, criteria, kAll);
    require(count && *count == found.size(), "the count is the list's");
    if (after.isEmpty())
        return;
    for (const QString &id : idsOf(snapshot, criteria, after))
        require(found.contains(id), "a later page shows no other rows");
}

} // namespace

/// Lines NAME=VALUE: text, event, success, user, client, address, request, family, since, until (ms), after.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QString after;
    const AuditCriteria criteria = criteriaOf(tests::FuzzInput(data, size).rest(), after);
    const auto checked = house().read([&](Snapshot &snapshot) -> Result<void> {
        check(snapshot, criteria, after);
        return {};
    });
    require(checked.has_value(), "the log can be read");
    return 0;
}
