#include "ui/start/PlacePage.h"

#include "ui/async/WhenDone.h"
#include "ui/start/PassphraseFields.h"
#include "ui/widgets/KeyPlaceText.h"
#include "ui/widgets/StateMark.h"

#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using Kind = core::SetupKeyPlace::Kind;
using Keeping = core::SetupPlan::KeyKeeping;

PlacePage::PlacePage(core::FirstSetup &setup, QWidget *parent)
    : SetupPage(tr("Where to keep it"), {}, parent)
    , m_setup(setup)
    , m_facts(setup.facts())
    , m_folder(new QLineEdit(m_facts.folder))
    , m_folderFault(hint({}, Tone::Danger))
    , m_state(new StateLabel)
    , m_reason(hint({}))
    , m_retry(new QPushButton(tr("Look in the keychain again")))
    , m_file(new QRadioButton(tr("In a file that only your account can read")))
    , m_sealed(new QRadioButton(tr("In a file sealed with a passphrase, asked for at every start")))
    , m_passphrase(new PassphraseFields)
{
    addFolder();
    addKeyPlace();
    m_pause.setSingleShot(true);
    m_pause.setInterval(300);
    connect(&m_pause, &QTimer::timeout, this, &PlacePage::test);
}

void PlacePage::addFolder()
{
    m_folder->setObjectName(u"setupFolder"_s);
    m_folder->setReadOnly(m_facts.folderIsFixed);
    m_folder->setFont(Theme::instance().monospace());
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setObjectName(u"chooseFolder"_s);
    choose->setAutoDefault(false);
    choose->setVisible(!m_facts.folderIsFixed);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    line->setFocusProxy(m_folder);
    m_folder->setAccessibleName(tr("Data folder"));
    addField(tr("Data folder"), line,
             m_facts.folderIsFixed
                 ? tr("The command line or the environment says so.")
                 : tr("The database lies here; its key lies in the keychain, or beside it where there is none."));
    m_folderFault->setObjectName(u"folderFault"_s);
    m_folderFault->hide();
    body()->addWidget(m_folderFault);
    connect(choose, &QPushButton::clicked, this, &PlacePage::chooseFolder);
    connect(m_folder, &QLineEdit::textChanged, this, [this] {
        m_isTested = false;
        m_pause.start();
        emit changed();
    });
}

void PlacePage::addKeyPlace()
{
    auto *heading = new QLabel(tr("The key that protects the secrets"));
    heading->setFont(Theme::instance().heading());
    m_state->setObjectName(u"keychainState"_s);
    m_reason->setObjectName(u"keychainReason"_s);
    m_retry->setObjectName(u"retryKeychain"_s);
    m_retry->setAutoDefault(false);
    m_file->setObjectName(u"keepInFile"_s);
    m_sealed->setObjectName(u"keepSealed"_s);
    m_file->setChecked(true);
    body()->addSpacing(16);
    body()->addWidget(heading);
    body()->addWidget(m_state);
    body()->addWidget(m_reason);
    for (QWidget *part :
         {static_cast<QWidget *>(m_file), static_cast<QWidget *>(m_sealed), static_cast<QWidget *>(m_passphrase)})
        body()->addWidget(part);
    body()->addWidget(m_retry, 0, Qt::AlignLeft);
    body()->addStretch();
    connect(m_retry, &QPushButton::clicked, this, &PlacePage::test);
    connect(m_sealed, &QRadioButton::toggled, this, [this](bool isOn) {
        arrange();
        if (isOn && isVisible())
            m_passphrase->setFocus();
    });
    connect(m_passphrase, &PassphraseFields::changed, this, &SetupPage::changed);
}

void PlacePage::begin(const core::SetupPlan &plan)
{
    m_mayBeFile = !plan.isProduction();
    if (!m_mayBeFile)
        m_sealed->setChecked(true);
    if (!m_isTested)
        test();
    arrange();
}

void PlacePage::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Data folder"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void PlacePage::test()
{
    m_pause.stop();
    const QString folder = m_folder->text().trimmed();
    const int asked = ++m_asked;
    m_isTested = false;
    m_state->setState({Shape::Half, Tone::Waiting}, tr("Trying the keychain…"));
    emit changed();
    whenDone(m_setup.checkFolder(folder), this, [this, asked](const core::Result<void> &answer) {
        if (asked == m_asked)
            showFolder(answer);
    });
    whenDone(m_setup.testKeyPlace(folder), this, [this, asked](const core::Result<core::SetupKeyPlace> &answer) {
        if (asked == m_asked)
            showKeyPlace(answer);
    });
}

void PlacePage::showFolder(const core::Result<void> &answer)
{
    m_folderIsGood = answer.has_value() && QDir::isAbsolutePath(m_folder->text().trimmed());
    m_folderFault->setVisible(!m_folderIsGood);
    if (answer)
        m_folderFault->setText(tr("Give the whole path of a folder."));
    else if (answer.error().kind == core::ErrorKind::Conflict)
        m_folderFault->setText(tr("This folder holds the data of another Gatehouse. Choose another one, or start "
                                  "with --data-dir to use it."));
    else
        m_folderFault->setText(tr("Nothing can be written there. Choose another folder."));
    emit changed();
}

void PlacePage::showKeyPlace(const core::Result<core::SetupKeyPlace> &answer)
{
    m_kind = answer ? answer->kind : Kind::Nowhere;
    m_isTested = true;
    if (m_kind == Kind::Keychain)
        m_state->setState({Shape::Dot, Tone::Good}, tr("The keychain works: %1").arg(keyPlaceText(answer->place)));
    else if (m_kind == Kind::Given)
        m_state->setState({Shape::Dot, Tone::Good}, tr("The key is given by the environment or lies in the folder"));
    else
        m_state->setState({Shape::Half, Tone::Waiting}, tr("No keychain has answered"));
    m_reason->setToolTip(answer ? answer->reason : answer.error().detail);
    m_reason->setText(
        m_kind == Kind::Keychain ? tr("Written, read again and removed. It keeps the one key that seals all others.")
        : m_kind == Kind::Given  ? QString()
        : m_mayBeFile
            ? tr("If it asks for a password in a window of its own, answer there and look again. Else the key "
                 "that seals the signing keys needs another place.")
            : tr("If it asks for a password in a window of its own, answer there and look again. Else the key "
                 "that seals the signing keys needs another place; for a team it is sealed."));
    arrange();
}

void PlacePage::arrange()
{
    const bool isNowhere = m_isTested && m_kind == Kind::Nowhere;
    m_reason->setVisible(m_isTested && !m_reason->text().isEmpty());
    m_file->setVisible(isNowhere && m_mayBeFile);
    m_sealed->setVisible(isNowhere && m_mayBeFile);
    m_passphrase->setVisible(isNowhere && (!m_mayBeFile || m_sealed->isChecked()));
    m_retry->setVisible(isNowhere);
    emit changed();
}

bool PlacePage::isReady() const
{
    const bool wantsPassphrase = m_kind == Kind::Nowhere && (!m_mayBeFile || m_sealed->isChecked());
    return m_isTested && m_folderIsGood && (!wantsPassphrase || m_passphrase->isGood());
}

void PlacePage::fill(core::SetupPlan &plan) const
{
    plan.folder = QDir(m_folder->text().trimmed()).absolutePath();
    plan.keeping = m_kind != Kind::Nowhere                 ? Keeping::Keychain
                   : m_mayBeFile && !m_sealed->isChecked() ? Keeping::PlainFile
                                                           : Keeping::Passphrase;
    plan.passphrase = plan.keeping == Keeping::Passphrase ? m_passphrase->passphrase() : QString();
}

} // namespace ui
