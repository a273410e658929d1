#include "ui/shell/AboutDialog.h"

#include "ui/shell/IconLabel.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSysInfo>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Names and identifiers, which are the same in every language.
const QString kLicences = u"Gatehouse — GPL-3.0-or-later\n"
                          "Qt Core, Concurrent, GUI, Widgets, Network — LGPL-3.0-only\n"
                          "Qt SQL, SVG, D-Bus — LGPL-3.0-only\n"
                          "Qt HTTP Server — GPL-3.0-only\n"
                          "OpenSSL — Apache-2.0\n"
                          "SQLite — public domain\n"
                          "QtKeychain — BSD-2-Clause\n"
                          "prometheus-cpp — MIT\n"
                          "libxcrypt — LGPL-2.1-or-later\n"
                          "libzip — BSD-3-Clause"_s;

QPlainTextEdit *readOnly(const QString &text, const QString &objectName, const QString &name)
{
    auto *view = new QPlainTextEdit(text);
    view->setObjectName(objectName);
    view->setAccessibleName(name);
    view->setReadOnly(true);
    view->setFont(Theme::instance().monospace());
    view->setTabChangesFocus(true);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setFixedHeight(view->fontMetrics().lineSpacing() * int(text.count(u'\n') + 1) + 24);
    return view;
}

} // namespace

QString AboutDialog::versionText(const Versions &below)
{
    QStringList lines{u"Gatehouse %1"_s.arg(QCoreApplication::applicationVersion()),
                      u"Qt %1 (built with %2)"_s.arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR))};
    for (const auto &[name, version] : below)
        lines << name + u' ' + version;
    lines << u"%1, %2"_s.arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
    return lines.join(u'\n');
}

AboutDialog::AboutDialog(const Versions &below, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"aboutDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Gatehouse"));
    setMinimumWidth(600);
    auto *sign = new IconLabel(u"gatehouse"_s, 40);
    auto *name = new TonedLabel(u"Gatehouse"_s, Tone::Text);
    name->setFont(Theme::instance().pageTitle());
    auto *what = new TonedLabel(tr("Sign-in server for OAuth 2 and OpenID Connect, with its console"), Tone::Muted);
    what->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(sign, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->addWidget(name);
    words->addWidget(what);
    head->addLayout(words, 1);
    const QString versions = versionText(below);
    auto *copy =
        new CopyButton(tr("Copy versions and licences"), [versions] { return versions + u"\n\n"_s + kLicences; });
    copy->setObjectName(u"copyVersions"_s);
    head->addWidget(copy, 0, Qt::AlignTop);
    auto *shown = readOnly(versions, u"versions"_s, tr("Versions"));
    auto *licences = readOnly(kLicences, u"licences"_s, tr("Licences"));
    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(shown);
    column->addWidget(new TonedLabel(tr("Licences"), Tone::Text));
    column->addWidget(licences);
    column->addWidget(close, 0, Qt::AlignRight);
    close->setFocus();
}

} // namespace ui
