#include "ui/keys/KeysPage.h"

#include "core/admin/ServerControl.h"
#include "ui/async/WhenDone.h"
#include "ui/keys/ImportKeyDialog.h"
#include "ui/keys/KeyPane.h"
#include "ui/keys/KeyTableModel.h"
#include "ui/keys/KeyTimeline.h"
#include "ui/keys/KeyWords.h"
#include "ui/keys/NextStepPanel.h"
#include "ui/keys/RotateKeyDialog.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/TimeText.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPromise>
#include <QPushButton>
#include <QSaveFile>
#include <QSettings>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastListed = 2;
constexpr int kMostListed = 6; ///< of the list, as long as nobody has drawn it larger

} // namespace

KeysPage::KeysPage(core::KeyAdmin &keys, core::KekAdmin *kek, core::ConsoleLock *lock, QWidget *parent)
    : PageFrame(tr("Signing keys"), parent)
    , m_keys(keys)
    , m_model(new KeyTableModel(this))
    , m_table(new DataTable(u"keyList"_s))
    , m_timeline(new KeyTimeline)
    , m_step(new NextStepPanel)
    , m_pane(new KeyPane(kek, lock))
{
    m_table->setAccessibleName(title());
    setObjectName(u"keysPage"_s);
    m_rotate = addAction(tr("Rotate key…"), u"rotateKey"_s, Emphasis::Primary);
    m_rotate->setIcon(icon(u"refresh", Tone::OnAccent));
    m_rotate->setEnabled(false);
    connect(m_rotate, &QPushButton::clicked, this, [this] { rotate(); });
    auto *import = addAction(tr("Import…"), u"importKey"_s);
    import->setIcon(icon(u"plus"));
    connect(import, &QPushButton::clicked, this, &KeysPage::importKey);
    addBody();
    connectPane();
    addKeys();
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (isVisible())
            showStep();
    });
    m_second.start();
}

void KeysPage::addBody()
{
    m_timeline->setObjectName(u"keyTimeline"_s);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setStateColumn(KeyTableModel::State);
    m_table->setDefaultWidths({124, 112, 92, 130, 164, 164, 164, 84});
    m_table->setEmptyState(tr("There is no signing key yet. The first one is made when the server starts."));
    auto *splitter = new MemorySplitter(Qt::Vertical, u"keysSplitter"_s);
    m_splitter = splitter;
    splitter->addWidget(m_table);
    splitter->addWidget(m_pane);
    splitter->setStretchFactor(1, 1);
    splitter->restore({150, 290}); // four keys, and much to tell of each
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
    connect(m_pane, &KeyPane::retireRequested, this, [this] { confirmRetire(core::KeyId{m_table->currentKey()}); });
    connect(m_pane, &KeyPane::failed, this, &PageFrame::showFailure);
    connect(m_step, &NextStepPanel::signNowRequested, this, [this] { rotate(true); });
    connect(m_step, &NextStepPanel::retireRequested, this, &KeysPage::confirmRetire);
    connect(m_step, &NextStepPanel::scheduleRequested, this,
            [this] { emit openRequested(u"server"_s, u"setting:AUTH_SERVICE__KEY_ROTATION_DAYS"_s); });
    connect(m_pane, &KeyPane::revokeRequested, this, &KeysPage::confirmRevoke);
    m_pane->setKey(nullptr);
}

void KeysPage::refresh(int areas)
{
    if (areas & (core::KeysArea | core::SettingsArea)) // how long a key signs is a setting
        read();
}

void KeysPage::open(const QString &subject)
{
    m_wanted = core::KeyId{subject.startsWith("key:"_L1) ? subject.mid(4) : subject};
    m_table->selectKey(m_wanted.value);
}

void KeysPage::read(const std::function<void()> &then)
{
    whenDone(m_keys.overview(), this, [this, then](const core::Result<core::KeyOverview> &overview) {
        if (!overview)
            return showFailure(overview.error());
        hideFailure();
        show(*overview);
        if (then)
            then();
    });
}

void KeysPage::show(const core::KeyOverview &overview)
{
    m_overview = overview;
    m_rotate->setEnabled(true);
    m_model->setKeys(overview.keys, plannedEnd(overview));
    fitTable();
    m_pane->setOverview(overview);
    m_step->setOverview(overview);
    showStep();
    if (m_table->currentKey().isEmpty() && !overview.keys.empty()) {
        const auto active = std::ranges::find(overview.keys, core::KeyState::Active, &core::KeySummary::state);
        m_table->selectKey(active == overview.keys.end() ? overview.keys.front().id.value : active->id.value);
    }
    choose(m_table->currentKey());
}

void KeysPage::fitTable()
{
    const auto heightOf = [this](int rows) {
        return m_table->horizontalHeader()->height() + rows * m_table->verticalHeader()->defaultSectionSize() +
               2 * m_table->frameWidth();
    };
    const int rows = std::max(m_model->rowCount(), 1);
    const int before = std::exchange(m_rows, rows);
    m_table->setMaximumHeight(heightOf(rows));
    m_table->setMinimumHeight(heightOf(std::min(rows, kLeastListed)));
    if (before != rows && !QSettings().contains(u"splitters/"_s + m_splitter->objectName()))
        m_splitter->setSizes({heightOf(std::min(rows, kMostListed)), QWIDGETSIZE_MAX / 2});
}

void KeysPage::showStep()
{
    const core::Instant now = currentTime();
    m_step->tick(now);
    m_timeline->setKeys(m_overview, now);
    m_timeline->setHidden(m_overview.keys.empty());
}

void KeysPage::choose(const QString &kid)
{
    m_pane->setKey(m_model->keyOf(kid));
    m_timeline->setCurrentKey(core::KeyId{kid});
    readUse();
}

/// Of the chosen key and of the one that the next step is about.
void KeysPage::readUse()
{
    const core::KeyId chosen{m_table->currentKey()};
    const core::KeyId inQuestion = m_step->keyInQuestion();
    if (!chosen.isEmpty()) {
        whenDone(m_keys.use(chosen), m_pane, [this, chosen](const core::Result<core::KeyUse> &use) {
            if (use && chosen.value == m_table->currentKey())
                m_pane->setUse(*use);
        });
    }
    if (!inQuestion.isEmpty()) {
        whenDone(m_keys.use(inQuestion), m_step, [this, inQuestion](const core::Result<core::KeyUse> &use) {
            if (use && inQuestion == m_step->keyInQuestion())
                m_step->setUse(inQuestion, *use);
        });
    }
}

void KeysPage::addKeys()
{
    addCommand(
        tr("Sign with the next key now"), {}, [this] { rotate(true); },
        [this] { return keyHandOver(m_overview).has_value(); });
    addCommand(
        tr("Copy the public key"), {}, [this] { copyPem(); }, [this] { return !m_table->currentKey().isEmpty(); });
    addCommand(tr("Where the key-encryption key lives"), {}, [this] { m_pane->setTab(2); });
}

QFuture<std::vector<SearchHit>> KeysPage::search(const QString &text, int most)
{
    std::vector<SearchHit> hits;
    for (const core::KeySummary &key : m_overview.keys) {
        if (int(hits.size()) < most && key.id.value.contains(text, Qt::CaseInsensitive))
            hits.push_back({key.id.value, keyStateWord(key.state), u"key:"_s + key.id.value});
    }
    QPromise<std::vector<SearchHit>> found;
    found.start();
    found.addResult(std::move(hits));
    found.finish();
    return found.future();
}

QVariantMap KeysPage::state() const
{
    return {{u"key"_s, m_table->currentKey()}, {u"tab"_s, m_pane->tab()}};
}

void KeysPage::restoreState(const QVariantMap &state)
{
    m_pane->setTab(state.value(u"tab"_s).toInt());
    if (const QString key = state.value(u"key"_s).toString(); !key.isEmpty())
        m_table->selectKey(key);
}

void KeysPage::rotate(bool atOnce)
{
    auto *dialog = new RotateKeyDialog(m_keys, m_overview, this);
    if (atOnce)
        dialog->chooseAtOnce();
    connect(dialog, &RotateKeyDialog::rotated, this, [this](const core::KeyId &key) {
        const core::KeySummary *before = m_model->keyOf(key.value);
        read([this, key, hadWaited = before != nullptr] { tellRotation(key, hadWaited); });
    });
    dialog->open();
}

void KeysPage::tellRotation(const core::KeyId &key, bool hadWaited)
{
    if (const core::KeySummary *now = m_model->keyOf(key.value))
        showNotice(keyRotatedText(*now, hadWaited));
}

void KeysPage::importKey()
{
    auto *dialog = new ImportKeyDialog(m_keys, this);
    connect(dialog, &ImportKeyDialog::imported, this, [this](const core::KeyId &key) {
        showNotice(tr("The key %1 was imported.").arg(key.value));
        open(key.value);
        read();
    });
    dialog->open();
}

void KeysPage::confirmRetire(const core::KeyId &key)
{
    const core::KeySummary *chosen = m_model->keyOf(key.value);
    if (!chosen)
        return;
    const QString text = tr("%1 leaves the key set now. %n live refresh token(s) signed by it stop working, and its "
                            "access tokens are refused once services read the key set again.",
                            nullptr, chosen->liveRefreshTokens)
                             .arg(key.value);
    auto *dialog = new ConfirmDialog(tr("Retire this key early?"), text, tr("Retire key"), {}, this);
    dialog->setCommandLine([key] { return gatehousedLine(u"key retire "_s + shellWord(key.value)); });
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
    auto *dialog = new ConfirmDialog(tr("Revoke the key %1?").arg(chosen->id.value), keyRevocationText(*chosen, {}),
                                     tr("Revoke key"), chosen->id.value, this);
    dialog->setCommandLine([key = chosen->id] { return gatehousedLine(u"key revoke "_s + shellWord(key.value)); });
    whenDone(m_keys.use(chosen->id), dialog, [this, dialog, key = *chosen](const core::Result<core::KeyUse> &use) {
        if (!use)
            return showFailure(use.error());
        dialog->setConsequence(keyRevocationText(key, *use));
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
    dialog->setNameFilters(
        {tr("Public key (*.pem)"), tr("Public key as JWK (*.jwk)"), tr("Key set as served (*.json)")});
    dialog->selectFile(key.value + u".pem"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1)); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, key](const QString &path) { save(path, key); });
    dialog->open();
}

void KeysPage::save(const QString &path, const core::KeyId &key)
{
    if (path.endsWith(".json"_L1, Qt::CaseInsensitive))
        return write(path, core::Result<QString>(m_overview.jwks));
    const auto text =
        path.endsWith(".jwk"_L1, Qt::CaseInsensitive) ? m_keys.exportPublicJwk(key) : m_keys.exportPublicPem(key);
    whenDone(text, this, [this, path](const core::Result<QString> &found) { write(path, found); });
}

void KeysPage::write(const QString &path, const core::Result<QString> &text)
{
    if (!text)
        return showFailure(text.error());
    QSaveFile file(path);
    const QByteArray content = text->toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return showFailure({core::ErrorKind::Storage, u"cannot write "_s + path, {}});
    showNotice(tr("Saved as %1.").arg(path));
}

} // namespace ui
