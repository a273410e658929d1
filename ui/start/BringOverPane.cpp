#include "ui/start/BringOverPane.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/widgets/TonedLabel.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

BringOverPane::BringOverPane(core::FirstSetup &setup, QWidget *parent)
    : QWidget(parent), m_setup(setup), m_keyId(new QLineEdit)
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    m_settingsRow =
        addRow(u"bringSettings"_s, tr("Settings (.env)…"),
               tr("Settings (*.env *.yml *.yaml *.json .env);;All files (*)"), &BringOverPane::readSettings);
    connect(m_settingsRow.leaveOut, &QPushButton::clicked, this, [this] {
        m_settings = {};
        forget(m_settingsRow);
    });
    m_keyRow = addRow(u"bringKey"_s, tr("Signing key (PEM or JWK)…"),
                      tr("Keys (*.pem *.key *.jwk *.json);;All files (*)"), &BringOverPane::readKey);
    connect(m_keyRow.leaveOut, &QPushButton::clicked, this, [this] {
        m_key.reset();
        m_keyId->clear();
        m_keyId->setEnabled(false);
        forget(m_keyRow);
    });
    m_keyId->setObjectName(u"bringKeyId"_s);
    m_keyId->setPlaceholderText(tr("As in the old tokens, such as 2024-01-key-1"));
    m_keyId->setMaxLength(128);
    m_keyId->setEnabled(false);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->addRow(tr("Key ID (kid)"), m_keyId);
    column->addLayout(form);
    connect(m_keyId, &QLineEdit::textChanged, this, &BringOverPane::changed);
}

BringOverPane::Row BringOverPane::addRow(const QString &objectName, const QString &what, const QString &filter,
                                         void (BringOverPane::*read)(const QString &))
{
    Row row;
    row.choose = new QPushButton(what);
    row.choose->setObjectName(objectName);
    row.choose->setAutoDefault(false);
    row.file = new TonedLabel(tr("None chosen"), Tone::Muted);
    row.leaveOut = new QPushButton(tr("Leave out", "a file that was chosen"));
    row.leaveOut->setObjectName(objectName + u"LeaveOut"_s);
    row.leaveOut->setAutoDefault(false);
    row.leaveOut->hide();
    row.finding = new TonedLabel({}, Tone::Muted);
    row.finding->setObjectName(objectName + u"Finding"_s);
    row.finding->setWordWrap(true);
    row.finding->hide();
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(row.choose);
    line->addWidget(row.file, 1);
    line->addWidget(row.leaveOut);
    static_cast<QVBoxLayout *>(layout())->addLayout(line);
    layout()->addWidget(row.finding);
    connect(row.choose, &QPushButton::clicked, this, [this, what, filter, read] {
        auto *dialog = new QFileDialog(this, what, {}, filter);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, read);
        dialog->open();
    });
    return row;
}

void BringOverPane::tell(Row &row, const QString &text, bool isBad)
{
    row.isBad = isBad;
    row.finding->setTone(isBad ? Tone::Danger : Tone::Muted);
    row.finding->setText(text);
    row.finding->show();
    row.leaveOut->show();
    emit changed();
}

void BringOverPane::forget(Row &row)
{
    ++row.asked; // an answer that is on its way comes too late
    row.isBad = false;
    row.file->setText(tr("None chosen"));
    row.finding->hide();
    row.leaveOut->hide();
    emit changed();
}

void BringOverPane::readSettings(const QString &path)
{
    m_settingsRow.file->setText(QFileInfo(path).fileName());
    const int asked = ++m_settingsRow.asked;
    whenDone(m_setup.readSettings(path), this, [this, asked](const core::Result<core::SetupSettings> &answer) {
        if (asked == m_settingsRow.asked)
            showSettings(answer);
    });
}

void BringOverPane::showSettings(const core::Result<core::SetupSettings> &answer)
{
    m_settings = answer ? *answer : core::SetupSettings();
    const bool isReadable = answer || answer.error().kind == core::ErrorKind::InvalidInput ||
                            answer.error().kind == core::ErrorKind::Conflict;
    if (!isReadable)
        return tell(m_settingsRow, userText(answer.error()), true);
    if (!answer || !answer->refusals.empty())
        return tell(m_settingsRow,
                    tr("Nothing can be taken from it: %1")
                        .arg(answer ? answer->refusals.front().detail : answer.error().detail),
                    true);
    QStringList lines;
    const QStringList names = answer->changes.keys();
    if (!names.isEmpty())
        lines << tr("%n settings will be taken: %1.", nullptr, int(names.size())).arg(names.join(u", "_s));
    else
        lines << tr("It holds no setting that can be taken.");
    QStringList left;
    for (const core::SettingsRemark &remark : answer->remarks)
        left << (remark.kind == core::SettingsRemark::Kind::BadLine ? tr("line %1").arg(remark.name) : remark.name);
    if (!left.isEmpty())
        lines << tr("%n lines stay out, among them secrets, which belong in the environment: %1.", nullptr,
                    int(left.size()))
                     .arg(left.join(u", "_s));
    tell(m_settingsRow, lines.join(u'\n'), false);
}

void BringOverPane::readKey(const QString &path)
{
    m_keyRow.file->setText(QFileInfo(path).fileName());
    const int asked = ++m_keyRow.asked;
    whenDone(m_setup.readKey(path), this, [this, asked](const core::Result<core::SetupKey> &answer) {
        if (asked == m_keyRow.asked)
            showKey(answer);
    });
}

void BringOverPane::showKey(const core::Result<core::SetupKey> &answer)
{
    m_key = answer ? answer->key : core::SharedSecret();
    m_keyId->setEnabled(answer.has_value());
    if (!answer)
        return tell(m_keyRow,
                    answer.error().kind == core::ErrorKind::InvalidInput
                        ? tr("This is no private key that can sign here: %1").arg(answer.error().detail)
                        : userText(answer.error()),
                    true);
    const core::KeyCandidate &key = answer->candidate;
    if (key.namedInKey && m_keyId->text().isEmpty())
        m_keyId->setText(key.namedInKey->value);
    tell(m_keyRow,
         tr("%1, %n bits. With its key ID it goes on verifying old tokens while a new key signs; without one it signs "
            "next.",
            nullptr, key.bits)
             .arg(core::algorithmName(key.algorithm)),
         false);
}

bool BringOverPane::isReady() const
{
    return !m_settingsRow.isBad && !m_keyRow.isBad;
}

void BringOverPane::fill(core::SetupPlan &plan) const
{
    plan.settings = m_settings.changes;
    plan.signingKey = m_key;
    if (const QString id = m_keyId->text().trimmed(); m_key && !id.isEmpty())
        plan.signingKeyId = core::KeyId{id};
}

} // namespace ui
