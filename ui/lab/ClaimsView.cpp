#include "ui/lab/ClaimsView.h"

#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// The order in which a person reads them; the rest follows by name.
const QStringList &firstMembers()
{
    static const QStringList members{u"alg"_s, u"typ"_s, u"kid"_s, u"iss"_s, u"sub"_s,
                                     u"aud"_s, u"iat"_s, u"nbf"_s, u"exp"_s};
    return members;
}

} // namespace

ClaimsView::ClaimsView(const QString &objectName, QWidget *parent) : QTableWidget(0, 2, parent)
{
    setObjectName(objectName);
    setAccessibleName(tr("Header and claims"));
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    setColumnWidth(0, 96);
    setShowGrid(false);
    setWordWrap(true);
    setTextElideMode(Qt::ElideNone);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
}

void ClaimsView::setToken(const QJsonObject &header, const QJsonObject &claims)
{
    setRowCount(0);
    if (!header.isEmpty())
        addSection(tr("Header"), header);
    if (!claims.isEmpty())
        addSection(tr("Claims"), claims);
    resizeRowsToContents();
}

void ClaimsView::addSection(const QString &title, const QJsonObject &members)
{
    const int head = rowCount();
    insertRow(head);
    auto *caption = new QTableWidgetItem(title);
    caption->setFont(Theme::instance().heading());
    caption->setFlags(Qt::ItemIsEnabled);
    setItem(head, 0, caption);
    setSpan(head, 0, 1, 2);
    QStringList names;
    for (const QString &name : firstMembers()) {
        if (members.contains(name))
            names.append(name);
    }
    for (const QString &name : members.keys()) {
        if (!names.contains(name))
            names.append(name);
    }
    for (const QString &name : std::as_const(names)) {
        const int row = rowCount();
        insertRow(row);
        auto *key = new QTableWidgetItem(name);
        key->setFont(Theme::instance().monospace());
        auto *value = new QTableWidgetItem(shownValue(name, members.value(name)));
        value->setToolTip(value->text());
        setItem(row, 0, key);
        setItem(row, 1, value);
    }
}

QString ClaimsView::shownValue(const QString &member, const QJsonValue &value)
{
    const bool isTime = member == "exp"_L1 || member == "iat"_L1 || member == "nbf"_L1 || member == "auth_time"_L1;
    if (isTime && value.isDouble()) {
        const core::Instant at = core::fromSeconds(value.toInteger());
        return tr("%1 (%2, %3)", "a number of seconds, the local time, how long ago or in how long")
            .arg(QString::number(value.toInteger()), shortLocalTime(at), relativeTime(at, currentTime()));
    }
    if (value.isString())
        return value.toString();
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.sliced(1, text.size() - 2));
}

QString ClaimsView::valueOf(const QString &member) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (item(row, 0)->text() == member && item(row, 1))
            return item(row, 1)->text();
    }
    return {};
}

} // namespace ui
