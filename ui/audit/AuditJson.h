#pragma once

#include <QJsonObject>
#include <QPlainTextEdit>

namespace ui {

/// Indented JSON in the colours of the theme.
class AuditJson : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit AuditJson(QWidget *parent = nullptr);
    void setJson(const QJsonObject &json);
};

} // namespace ui
