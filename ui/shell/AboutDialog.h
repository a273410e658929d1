#pragma once

#include <QDialog>
#include <QList>
#include <QString>

#include <utility>

namespace ui {

/// Versions and licences of the program and of what it is made of; all of it can be copied into a report.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    using Versions = QList<std::pair<QString, QString>>;
    AboutDialog(const Versions &below, QWidget *parent); ///< deletes itself when closed

    static QString versionText(const Versions &below); ///< "Gatehouse 0.1.0", one a line
};

} // namespace ui
