#include "ui/keys/KeysPage.h"

#include "core/admin/ServerControl.h"
#include "ui/async/WhenDone.h"
#include "ui/keys/KeyPane.h"
#include "ui/keys/KeyTableModel.h"
#include "ui/keys/KeyTimeline.h"
#include "ui/keys/KeyWords.h"
#include "ui/keys/RotateKeyDialog.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

KeysPage::KeysPage(core::KeyAdmin &keys, QWidget *parent)
    : PageFrame(tr("Signing keys"), parent)
    , m_keys(keys)
    , m_model(new KeyTableModel(this))
    , m_table(new DataTable(u"keyList"_s))
    , m_timeline(new KeyTimeline)
    , m_step(new TonedLabel({}, Tone::Text))
    , m_pane(new KeyPane)
{
    setObjectName(u"keysPage"_s);
    m_rotate = addAction(tr("Rotate key"), u"rotateKey"_s, Emphasis::Primary);
    m_rotate->setIcon(icon(u"refresh", Tone::OnAccent));
    m_rotate->setEnabled(false);
    connect(m_rotate, &QPushButton::clicked, this, &KeysPage::rotate);
    addBody();
    connectPane();
    m_minute.setInterval(std::chrono::seconds(20));
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (isVisible())
            showStep();
    });
    m_minute.start();
}

void KeysPage::addBody()
{
    m_step->setObjectName(u"nextKeyStep"_s);
    m_step->setFont(Theme::instance().heading());
    m_step->setWordWrap(true);
    m_timeline->setObjectName(u"keyTimeline"_s);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setStateColumn(KeyTableModel::State);
    m_table->setDefaultWidths({116, 124, 100, 132, 184, 132, 148, 94});
    m_table->setEmptyState(tr("There is no signing key yet. The first one is made when the server starts."));
    auto *splitter = new MemorySplitter(Qt::Vertical, u"keysSplitter"_s);
    splitter->addWidget(m_table);
    splitter->addWidget(m_pane);
    splitter->setStretchFactor(1, 1);
    splitter->restore({170, 270});
    body()->addWidget(m_step);
    body()->addWidget(m_timeline);
    body()->addWidget(splitter, 1);
}

void KeysPage::connectPane()
{
    connect(m_table, &DataTable::currentKeyChanged, this, &KeysPage::choose);
    connect(m_timeline, &KeyTimeline::keyChosen, this,
            [this](const core::KeyId &key) { m_table->selectKey(key.value); });
    connect(m_pane, &KeyPane::pemCopyRequested, this, &KeysPage::copyPem);
    connect(m_pane, &KeyPane::pemExportRequested, this, &KeysPage::exportPem);
    connect(m_pane, &KeyPane::retireRequested, this, &KeysPage::confirmRetire);
    connect(m_pane, &KeyPane::revokeRequested, this, &KeysPage::confirmRevoke);
    m_pane->setKey(nullptr);
}

void KeysPage::refresh(int areas)
{
    if (areas & core::KeysArea)
        read();
}

void KeysPage::open(const QString &subject)
{
    m_wanted = core::KeyId{subject.startsWith("key:"_L1) ? subject.mid(4) : subject};
    m_table->selectKey(m_wanted.value);
}

void KeysPage::read()
{
    whenDone(m_keys.overview(), this, [this](const core::Result<core::KeyOverview> &overview) {
        if (!overview)
            return showFailure(overview.error());
        hideFailure();
        show(*overview);
    });
}

void KeysPage::show(const core::KeyOverview &overview)
{
    m_overview = overview;
    m_rotate->setEnabled(true);
    m_model->setKeys(overview.keys);
    m_pane->setOverview(overview);
    showStep();
    if (m_table->currentKey().isEmpty() && !overview.keys.empty()) {
        const auto active = std::ranges::find(overview.keys, core::KeyState::Active, &core::KeySummary::state);
        m_table->selectKey(active == overview.keys.end() ? overview.keys.front().id.value : active->id.value);
    }
    choose(m_table->currentKey());
}

void KeysPage::showStep()
{
    const core::Instant now = currentTime();
    const std::optional<KeyStep> step = nextKeyStep(m_overview);
    m_step->setText(step ? keyStepText(*step, now) : tr("Nothing is planned for these keys."));
    m_timeline->setKeys(m_overview, now);
}

void KeysPage::choose(const QString &kid)
{
    m_pane->setKey(m_model->keyOf(kid));
    m_timeline->setCurrentKey(core::KeyId{kid});
}

void KeysPage::rotate()
{
    auto *dialog = new RotateKeyDialog(m_keys, m_overview, this);
    connect(dialog, &RotateKeyDialog::rotated, this, [this](const core::KeyId &key) {
        showNotice(tr("The key %1 is published.").arg(key.value));
        read();
    });
    dialog->open();
}

void KeysPage::confirmRetire()
{
    const core::KeyId key{m_table->currentKey()};
    const core::KeySummary *chosen = m_model->keyOf(key.value);
    if (!chosen)
        return;
    const QString text = tr("%1 leaves the key set now. %n live refresh token(s) signed by it stop working, and its "
                            "access tokens are refused once services read the key set again.",
                            nullptr, chosen->liveRefreshTokens)
                             .arg(key.value);
    auto *dialog = new ConfirmDialog(tr("Retire this key early?"), text, tr("Retire key"), {}, this);
    connect(dialog, &QDialog::accepted, this, [this, key] {
        whenDone(m_keys.retire(key), this, [this, key](const core::Result<void> &done) {
            if (!done)
                return showFailure(done.error());
            showNotice(tr("The key %1 is retired.").arg(key.value));
            read();
        });
    });
    dialog->open();
}

void KeysPage::confirmRevoke()
{
    const core::KeySummary *chosen = m_model->keyOf(m_table->currentKey());
    if (!chosen)
        return;
    auto *dialog = new ConfirmDialog(tr("Revoke the key %1?").arg(chosen->id.value), keyRevocationText(*chosen, -1),
                                     tr("Revoke key"), chosen->id.value, this);
    whenDone(m_keys.previewRevoke(chosen->id), dialog, [this, dialog, key = *chosen](const core::Result<int> &chains) {
        if (!chains)
            return showFailure(chains.error());
        dialog->setConsequence(keyRevocationText(key, *chains));
    });
    connect(dialog, &QDialog::accepted, this, [this, key = chosen->id] { revoke(key); });
    dialog->open();
}

void KeysPage::revoke(const core::KeyId &key)
{
    whenDone(m_keys.revoke(key), this, [this, key](const core::Result<core::KeyRevocation> &done) {
        if (!done)
            return showFailure(done.error());
        showNotice(tr("%1 is revoked and %n chain(s) ended. %2 signs now.", nullptr, done->familiesEnded)
                       .arg(key.value, done->nowActive.value));
        read();
    });
}

void KeysPage::copyPem()
{
    whenDone(m_keys.exportPublicPem(core::KeyId{m_table->currentKey()}), this,
             [this](const core::Result<QString> &pem) {
                 if (!pem)
                     return showFailure(pem.error());
                 QGuiApplication::clipboard()->setText(*pem);
                 showNotice(tr("The public key is on the clipboard."));
             });
}

void KeysPage::exportPem()
{
    const core::KeyId key{m_table->currentKey()};
    auto *dialog = new QFileDialog(this, tr("Export the public key"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pem"_s);
    dialog->setNameFilter(tr("Public key (*.pem)"));
    dialog->selectFile(key.value + u".pem"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, key](const QString &path) { savePem(path, key); });
    dialog->open();
}

void KeysPage::savePem(const QString &path, const core::KeyId &key)
{
    whenDone(m_keys.exportPublicPem(key), this, [this, path](const core::Result<QString> &pem) {
        if (!pem)
            return showFailure(pem.error());
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(pem->toUtf8()) < 0 || !file.commit())
            return showFailure({core::ErrorKind::Storage, u"cannot write "_s + path, {}});
        showNotice(tr("The public key was saved as %1.").arg(path));
    });
}

} // namespace ui
