#include "ui/keys/ImportKeyDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/keys/KeyWords.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 64 * 1024;

} // namespace

ImportKeyDialog::ImportKeyDialog(core::KeyAdmin &keys, QWidget *parent)
    : FormDialog(tr("Import a private key"), tr("Check key"), parent)
    , m_keys(keys)
    , m_text(new QPlainTextEdit)
    , m_signs(new QRadioButton(tr("Let it sign next, under a new key id")))
    , m_verifies(new QRadioButton(tr("Only verify tokens of another server, under its old key id:")))
    , m_kid(new QLineEdit)
    , m_found(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(640);
    m_text->setObjectName(u"keyText"_s);
    m_text->setAccessibleName(tr("Private key"));
    m_text->setPlaceholderText(u"-----BEGIN PRIVATE KEY-----"_s);
    m_text->setFont(Theme::instance().monospace());
    m_text->setTabChangesFocus(true);
    m_text->setUndoRedoEnabled(false); // the undo history would keep the key
    m_signs->setObjectName(u"importSigns"_s);
    m_signs->setChecked(true);
    m_verifies->setObjectName(u"importVerifies"_s);
    m_kid->setObjectName(u"importKid"_s);
    m_kid->setFont(Theme::instance().monospace());
    m_kid->setAccessibleName(tr("Old key id"));
    m_kid->setEnabled(false);
    m_found->setObjectName(u"importFound"_s);
    m_found->setWordWrap(true);
    m_found->hide();
    auto *label = new QLabel(tr("&PEM without a passphrase, or a private JWK (RSA, P-256 or Ed25519)"));
    label->setBuddy(m_text);
    content()->addWidget(label);
    content()->addWidget(m_text);
    content()->addWidget(m_signs);
    content()->addWidget(m_verifies);
    auto *old = new QHBoxLayout; // below the words of its choice
    old->setContentsMargins(24, 0, 0, 0);
    old->addWidget(m_kid);
    content()->addLayout(old);
    content()->addWidget(m_found);
    connect(addButton(tr("From file…"), u"importFile"_s), &QPushButton::clicked, this, &ImportKeyDialog::chooseFile);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ImportKeyDialog::forgetCheck);
    connect(m_kid, &QLineEdit::textChanged, this, &ImportKeyDialog::forgetCheck);
    connect(m_verifies, &QRadioButton::toggled, m_kid, &QWidget::setEnabled);
    connect(m_verifies, &QRadioButton::toggled, this, &ImportKeyDialog::forgetCheck);
    setCommandLine([this] {
        const auto id = oldId();
        return gatehousedLine(u"key import FILE"_s + (id ? u" --kid "_s + shellWord(id->value) : QString()));
    });
    forgetCheck();
}

ImportKeyDialog::~ImportKeyDialog()
{
    m_text->clear();
}

void ImportKeyDialog::forgetCheck()
{
    m_checked = false;
    m_found->hide();
    submitButton()->setText(tr("Check key"));
    const bool hasId = m_signs->isChecked() || !m_kid->text().trimmed().isEmpty();
    submitButton()->setEnabled(hasId && !m_text->toPlainText().trimmed().isEmpty());
}

void ImportKeyDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a private key"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Keys (*.pem *.key *.jwk *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportKeyDialog::readFile);
    dialog->open();
}

void ImportKeyDialog::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return showFailureText(tr("The file cannot be read: %1").arg(file.errorString()));
    if (file.size() > kMostBytes)
        return showFailureText(tr("The file is too large for a key."));
    m_text->setPlainText(QString::fromUtf8(file.readAll()));
}

core::SharedSecret ImportKeyDialog::secret() const
{
    return std::make_shared<const core::SecretBytes>(core::SecretBytes::fromText(m_text->toPlainText()));
}

std::optional<core::KeyId> ImportKeyDialog::oldId() const
{
    return m_verifies->isChecked() ? std::optional(core::KeyId{m_kid->text().trimmed()}) : std::nullopt;
}

void ImportKeyDialog::submit()
{
    if (m_checked)
        return take();
    setBusy(true);
    whenDone(m_keys.checkImport(secret(), oldId()), this, [this](const core::Result<core::KeyCandidate> &candidate) {
        setBusy(false);
        if (candidate)
            return showCandidate(*candidate);
        if (candidate.error().kind == core::ErrorKind::InvalidInput)
            return showFailureText(tr("This is no private key that can sign here: an unencrypted PEM or a private JWK "
                                      "of RSA with at least 2048 bit, P-256 or Ed25519 is expected."),
                                   candidate.error().detail);
        showFailure(candidate.error());
    });
}

void ImportKeyDialog::showCandidate(const core::KeyCandidate &candidate)
{
    if (candidate.knownAs)
        return showFailureText(tr("This key is there already as %1.").arg(candidate.knownAs->value));
    if (candidate.nextKeyWaits)
        return showFailureText(tr("Another key waits to sign next. Let it take over first, or bring this one in to "
                                  "verify only."));
    core::KeySummary key;
    key.algorithm = candidate.algorithm;
    key.bits = candidate.bits;
    QString text =
        tr("%1, thumbprint %2.", "an algorithm and a digest").arg(keyAlgorithmText(key), candidate.thumbprint);
    if (candidate.namedInKey)
        text += u' ' + tr("The JWK calls it %1.").arg(candidate.namedInKey->value);
    text +=
        u'\n' + (candidate.becomes == core::KeyState::Retiring ? tr("It will be published and verify, but not sign.")
                 : candidate.becomes == core::KeyState::Next
                     ? tr("It will be published now and sign once every service knows it.")
                     : tr("It will sign at once: there is no key that signs."));
    m_found->setText(text);
    m_found->show();
    m_checked = true;
    submitButton()->setText(tr("Import key"));
}

void ImportKeyDialog::take()
{
    setBusy(true);
    whenDone(m_keys.import(secret(), oldId()), this, [this](const core::Result<core::KeyId> &key) {
        setBusy(false);
        if (!key)
            return showFailure(key.error());
        m_text->clear();
        emit imported(*key);
        accept();
    });
}

} // namespace ui
