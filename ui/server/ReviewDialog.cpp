#include "ui/server/ReviewDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/server/ChangeReview.h"
#include "ui/server/SettingWords.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

ReviewDialog::ReviewDialog(core::SettingsAdmin &settings, const QString &title,
                           const core::SettingsAdmin::Changes &changes, const QStringList &notes, QWidget *parent)
    : FormDialog(title, tr("Save changes"), parent)
    , m_settings(settings)
    , m_changes(changes)
    , m_review(new ChangeReview(settings))
{
    setObjectName(u"reviewDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(640);
    if (!notes.isEmpty()) {
        auto *text = new TonedLabel(notes.join(u'\n'), Tone::Muted);
        text->setObjectName(u"reviewNotes"_s);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        auto *scroll = new ScrollPane(text);
        scroll->setMinimumHeight(std::min(160, 24 * int(notes.size()) + 8));
        content()->insertWidget(0, scroll);
    }
    m_review->leaveCommandOut();
    setCommandLine([changes] { return settingsCommand(changes); });
    content()->addWidget(m_review);
    auto *none = new TonedLabel(tr("Everything is like this already. There is nothing to save."), Tone::Text);
    none->setObjectName(u"reviewNothing"_s);
    none->setVisible(changes.isEmpty());
    content()->addWidget(none);
    content()->addStretch();
    submitButton()->setEnabled(false);
    connect(m_review, &ChangeReview::reviewed, this, [this, none](const core::SettingsPreview &preview) {
        none->setVisible(preview.changes.empty() && preview.refusals.empty());
        showPreview(preview);
    });
    m_review->setChanges(changes);
}

void ReviewDialog::showPreview(const core::SettingsPreview &preview)
{
    submitButton()->setEnabled(!preview.changes.empty() && preview.refusals.empty());
}

void ReviewDialog::submit()
{
    setBusy(true);
    whenDone(m_settings.save(m_changes), this, [this](const core::Result<void> &done) {
        setBusy(false);
        if (!done)
            return showFailureText(settingFailureText(done.error()), done.error().detail);
        emit saved();
        accept();
    });
}

} // namespace ui
