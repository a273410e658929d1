#include "ui/keys/KekPanel.h"

#include "ui/async/WhenDone.h"
#include "ui/keys/RecoverySheetDialog.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/KeyPlaceText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

KekPanel::KekPanel(core::KekAdmin *kek, core::ConsoleLock *lock, QWidget *parent)
    : QWidget(parent)
    , m_kek(kek)
    , m_lock(lock)
    , m_fallback(new TonedLabel(tr("The keychain of this system is not in use. Whoever can read the place named below "
                                   "and the database can sign tokens."),
                                Tone::Waiting))
    , m_result(new TonedLabel({}, Tone::Good))
    , m_test(new QPushButton(tr("Test it")))
    , m_sheet(new QPushButton(tr("Recovery sheet…")))
{
    m_fallback->setObjectName(u"kekFallback"_s);
    m_fallback->setWordWrap(true);
    m_result->setObjectName(u"kekTestResult"_s);
    m_result->setWordWrap(true);
    m_result->hide();
    m_test->setObjectName(u"kekTest"_s);
    m_sheet->setObjectName(u"kekSheet"_s);
    auto *facts = new FactList;
    m_place = facts->addText(tr("Kept in"), u"kekPlace"_s);
    m_sealed = facts->addText(tr("Seals"), u"kekSeals"_s);
    auto *meaning = new TonedLabel(tr("One key-encryption key seals the private signing keys, so that a copy of the "
                                      "database alone gives nothing away. Without it the signing keys cannot be read: "
                                      "print a recovery sheet, or keep a backup with its passphrase."),
                                   Tone::Muted);
    meaning->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_test);
    buttons->addWidget(m_sheet);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 16, 8, 8);
    column->setSpacing(12);
    column->addWidget(m_fallback);
    column->addWidget(facts);
    column->addWidget(meaning);
    column->addLayout(buttons);
    column->addWidget(m_result);
    column->addStretch();
    m_test->setVisible(kek);
    m_sheet->setVisible(kek);
    connect(m_test, &QPushButton::clicked, this, &KekPanel::test);
    connect(m_sheet, &QPushButton::clicked, this, &KekPanel::makeSheet);
}

void KekPanel::setPlace(const QString &place, bool isFallback)
{
    m_place->setText(keyPlaceText(place));
    m_fallback->setVisible(isFallback);
}

void KekPanel::refresh()
{
    if (!m_kek)
        return;
    whenDone(m_kek->state(), this, [this](const core::Result<core::KekState> &state) {
        if (!state)
            return emit failed(state.error());
        m_sealed->setText(tr("%1 and %2", "so many signing keys and so many certificates")
                              .arg(tr("%n signing key(s)", nullptr, state->signingKeys),
                                   tr("%n certificate(s)", nullptr, state->certificates)));
    });
}

void KekPanel::test()
{
    m_test->setEnabled(false);
    whenDone(m_kek->test(), this, [this](const core::Result<core::KekTest> &test) {
        m_test->setEnabled(true);
        if (!test)
            return emit failed(test.error());
        showTest(*test);
    });
}

void KekPanel::showTest(const core::KekTest &test)
{
    using Place = core::KekTest::Place;
    QStringList lines;
    if (test.damaged.isEmpty())
        lines << tr("The key opens all %n sealed secret(s).", nullptr, test.opened);
    else
        lines << tr("These do not open and are damaged: %1. Restore a backup, or revoke the key.")
                     .arg(test.damaged.join(u", "_s));
    if (test.place == Place::Same)
        lines << tr("Its place was read again and holds the same key: the next start will find it.");
    else if (test.place == Place::Different)
        lines << tr("Its place does not give this key back: the next start would fail. Print a recovery sheet now.");
    else
        lines << tr("It was given from outside at the start, so its place was not read again.");
    m_result->setText(lines.join(u' '));
    m_result->setTone(test.damaged.isEmpty() && test.place != Place::Different ? Tone::Good : Tone::Danger);
    m_result->show();
}

void KekPanel::makeSheet()
{
    auto *dialog = new RecoverySheetDialog(*m_kek, m_lock, m_place->text(), this);
    dialog->open();
}

} // namespace ui
