#pragma once

#include "core/admin/SettingsAdmin.h"

#include <QObject>

class QWidget;

namespace ui {

/// Settings to a file and out of one. An import shows what it would do before anything is saved.
class SettingsFiles : public QObject
{
    Q_OBJECT
public:
    SettingsFiles(core::SettingsAdmin &settings, QWidget *window);

    void chooseExport();
    void chooseImport();
    void exportTo(const QString &path);
    void importFrom(const QString &path);

Q_SIGNALS:
    void told(const QString &notice);
    void failed(const QString &text, const QString &details);
    void imported();

private:
    void judge(const QString &path, const QByteArray &text);
    void review(const QString &path, const core::SettingsAdmin::Import &import);

    core::SettingsAdmin &m_settings;
    QWidget *m_window;
};

/// One remark of an import, in words.
QString importRemarkText(const core::SettingsRemark &remark);

} // namespace ui
