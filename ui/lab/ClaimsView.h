#pragma once

#include <QJsonObject>
#include <QTableWidget>

namespace ui {

/// Members of a token's header and claims, one a line; times also as local time, with the time left.
class ClaimsView : public QTableWidget
{
    Q_OBJECT
public:
    explicit ClaimsView(const QString &objectName, QWidget *parent = nullptr);
    void setToken(const QJsonObject &header, const QJsonObject &claims);
    QString valueOf(const QString &member) const; ///< as shown; empty when it is not there

private:
    void addSection(const QString &title, const QJsonObject &members);
    static QString shownValue(const QString &member, const QJsonValue &value);
};

} // namespace ui
