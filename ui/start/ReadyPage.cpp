#include "ui/start/ReadyPage.h"

#include "ui/async/UserText.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/SecretField.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

ReadyPage::ReadyPage(QWidget *parent)
    : SetupPage(tr("Ready"), {}, parent)
    , m_where(hint({}, Tone::Text))
    , m_curl(new QPlainTextEdit)
    , m_copy(new QPushButton(tr("Copy curl")))
    , m_about(hint({}))
    , m_secrets(new QWidget)
    , m_saved(hint({}))
{
    m_where->setObjectName(u"readyWhere"_s);
    m_curl->setObjectName(u"readyCurl"_s);
    m_curl->setAccessibleName(tr("A request with a token, for a terminal"));
    m_curl->setReadOnly(true);
    m_curl->setTabChangesFocus(true);
    m_curl->setFont(Theme::instance().monospace());
    m_curl->setWordWrapMode(QTextOption::WrapAnywhere);
    m_curl->setContextMenuPolicy(Qt::NoContextMenu);
    m_curl->setFixedHeight(92);
    m_copy->setObjectName(u"copyCurl"_s);
    m_copy->setAutoDefault(true);
    m_copy->setText(tr("Copied; paste it within 30 seconds"));
    m_copy->setMinimumWidth(m_copy->sizeHint().width()); // what stands beside it keeps its lines with either text
    m_copy->setText(tr("Copy curl"));
    m_saved->setObjectName(u"secretsSavedTo"_s);
    auto *line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(m_copy);
    line->addWidget(m_about, 1);
    auto *heading = new QLabel(tr("Shown only now"));
    heading->setFont(Theme::instance().heading());
    auto *save = new QPushButton(tr("Save to a file…"));
    save->setObjectName(u"saveSecrets"_s);
    save->setAutoDefault(false);
    auto *below = new QHBoxLayout;
    below->setSpacing(16);
    below->addWidget(save);
    below->addWidget(m_saved, 1);
    body()->addWidget(m_where);
    body()->addSpacing(8);
    body()->addWidget(m_curl);
    body()->addLayout(line);
    body()->addSpacing(8);
    body()->addWidget(heading);
    body()->addWidget(m_secrets);
    body()->addLayout(below);
    body()->addStretch();
    connect(m_copy, &QPushButton::clicked, this, [this] {
        copyCurl();
        emit curlCopied();
    });
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ReadyPage::noteClipboard);
    connect(save, &QPushButton::clicked, this, &ReadyPage::saveSecrets);
}

void ReadyPage::copyCurl()
{
    copySecret(m_result.curl);
    m_copy->setText(tr("Copied; paste it within 30 seconds"));
}

/// It is wiped after a while, and a password that is copied takes its place.
void ReadyPage::noteClipboard()
{
    if (QGuiApplication::clipboard()->text() != m_result.curl)
        m_copy->setText(tr("Copy curl"));
}

QString ReadyPage::secretLabel(const core::SetupSecret &secret) const
{
    return secret.kind == core::SetupSecret::Kind::UserPassword ? tr("Password of %1").arg(secret.owner)
                                                                : tr("Secret of %1").arg(secret.owner);
}

void ReadyPage::showResult(const core::SetupResult &result)
{
    m_result = result;
    m_where->setText(
        tr("● Gatehouse serves on %1. Try it: a request with a token that was just made.").arg(result.url));
    m_curl->setPlainText(result.curl);
    m_about->setText(tr("For %1, by the sample client %2. The token lives %n minutes.", nullptr,
                        int(std::chrono::duration_cast<std::chrono::minutes>(result.tokenLifetime).count()))
                         .arg(result.user, result.client));
    auto *form = new QFormLayout(m_secrets);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    for (const core::SetupSecret &secret : result.secrets) {
        auto *field = new SecretField;
        field->setSecret(secret.value);
        field->setAccessibleName(secretLabel(secret));
        form->addRow(secretLabel(secret), field);
        m_untaken.append(secretLabel(secret));
        connect(field, &SecretField::taken, this, [this, label = secretLabel(secret)] { m_untaken.removeAll(label); });
        connect(field, &SecretField::copied, this, &ReadyPage::tellWhenAllAreTaken);
    }
    copyCurl();
}

/// Not when one is only shown: who looks at it may hide it with the same key.
void ReadyPage::tellWhenAllAreTaken()
{
    if (m_untaken.isEmpty())
        emit secretsTaken();
}

QWidget *ReadyPage::firstField() const
{
    return m_copy;
}

void ReadyPage::saveSecrets()
{
    auto *dialog = new QFileDialog(this, tr("Save the secrets"), u"gatehouse-secrets.txt"_s, tr("Text files (*.txt)"));
    dialog->setObjectName(u"saveSecretsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ReadyPage::write);
    dialog->open();
}

void ReadyPage::write(const QString &path)
{
    QString text = m_result.url + u'\n';
    for (const core::SetupSecret &secret : std::as_const(m_result.secrets))
        text += u"%1: %2\n"_s.arg(secretLabel(secret), secret.value);
    const QByteArray bytes = text.toUtf8();
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                           file.write(bytes) == bytes.size() && file.commit();
    if (isWritten) {
        m_untaken.clear();
        tellWhenAllAreTaken();
    }
    m_saved->setTone(isWritten ? Tone::Muted : Tone::Danger);
    m_saved->setText(isWritten ? tr("Saved to %1, readable for your account only.").arg(path)
                               : tr("The file could not be written. Choose another place."));
}

} // namespace ui
