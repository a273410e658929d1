#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace app {

using FormFields = QList<std::pair<QByteArray, QByteArray>>;

/// name=value&…, application/x-www-form-urlencoded.
QByteArray formBody(const FormFields &fields);

/// A form of one of our own pages.
struct PageFormFound
{
    QString action;
    FormFields fields; ///< the hidden ones, and the button
};

/// The form that has this button; none when the page has not. Reads what server/login writes, not the Web.
std::optional<PageFormFound> formWithButton(const QByteArray &page, const QString &name, const QString &value);

} // namespace app
