#include "ui/server/ChangeReview.h"

#include "ui/async/WhenDone.h"
#include "ui/server/SettingWords.h"
#include "ui/server/WeaknessWords.h"
#include "ui/widgets/CommandButton.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr int kMostHeight = 132; // five rows; more scroll
static constexpr int kRowHeight = 26;

QString settingsCommand(const core::SettingsAdmin::Changes &changes)
{
    QString set;
    QString unset;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.value() && !it.value()->isEmpty())
            set += u' ' + it.key() + u' ' + shellWord(*it.value());
        else
            unset += u' ' + it.key();
    }
    QStringList commands;
    if (!set.isEmpty())
        commands.append(gatehousedLine(u"config set"_s + set));
    if (!unset.isEmpty())
        commands.append(gatehousedLine(u"config unset"_s + unset));
    return commands.join(u" && "_s);
}

ChangeReview::ChangeReview(core::SettingsAdmin &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_scroll(new ScrollPane(new QWidget))
    , m_refusal(new TonedLabel({}, Tone::Danger))
    , m_copy(new CommandButton([this] { return command(); }))
{
    setObjectName(u"changeReview"_s);
    m_refusal->setObjectName(u"reviewRefusal"_s);
    m_refusal->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_scroll, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_refusal);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    connect(&m_pause, &QTimer::timeout, this, &ChangeReview::ask);
    hide();
}

QString ChangeReview::command() const
{
    return settingsCommand(m_changes);
}

void ChangeReview::setChanges(const core::SettingsAdmin::Changes &changes)
{
    if (changes == m_changes)
        return;
    m_changes = changes;
    if (!changes.isEmpty())
        return m_pause.start();
    m_pause.stop();
    hide();
}

void ChangeReview::ask()
{
    whenDone(m_settings.preview(m_changes), this,
             [this, asked = m_changes](const core::Result<core::SettingsPreview> &preview) {
                 if (asked != m_changes || !preview)
                     return;
                 showPreview(*preview);
                 emit reviewed(*preview);
             });
}

void ChangeReview::showPreview(const core::SettingsPreview &preview)
{
    m_rows = new QWidget;
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    for (const core::SettingChange &change : preview.changes)
        addRow(change);
    column->addStretch();
    m_scroll->setWidget(m_rows);
    m_rows->setAutoFillBackground(false); // what is below shows, as at a ScrollPane's first content
    m_scroll->setFixedHeight(std::min(kMostHeight, int(preview.changes.size()) * kRowHeight + 4));
    m_scroll->setVisible(!preview.changes.empty());
    QStringList refusals;
    for (const core::Error &refusal : preview.refusals)
        refusals.append(settingFailureText(refusal));
    m_refusal->setText(refusals.join(u'\n'));
    m_refusal->setVisible(!refusals.isEmpty());
    m_copy->setVisible(m_offersCommand && refusals.isEmpty() && !preview.changes.empty());
    show();
}

void ChangeReview::addRow(const core::SettingChange &change)
{
    const auto shown = [](const QString &value) {
        return value.isEmpty() ? tr("none", "the value of a setting") : value;
    };
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    auto *text = new TonedLabel(tr("%1: %2 → %3", "a setting, its old and its new value")
                                    .arg(settingWords(change.name).title, shown(change.before), shown(change.after)),
                                Tone::Text);
    text->setObjectName(u"reviewChange"_s);
    text->setToolTip(change.name);
    text->setTextFormat(Qt::PlainText);
    line->addWidget(text);
    if (!change.weakness.isEmpty()) {
        auto *weak = new StateLabel;
        weak->setObjectName(u"reviewWeakens"_s);
        weak->setState({Shape::Triangle, Tone::Danger}, tr("less safe"));
        weak->setToolTip(weaknessRiskText(change.weakness));
        line->addWidget(weak);
    }
    if (change.needsRestart) {
        auto *later = new StateLabel;
        later->setState({Shape::Half, Tone::Waiting}, tr("at the next start"));
        line->addWidget(later);
    }
    line->addStretch();
    auto *column = qobject_cast<QVBoxLayout *>(m_rows->layout());
    column->addLayout(line);
}

} // namespace ui
