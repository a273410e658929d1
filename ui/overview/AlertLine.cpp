#include "ui/overview/AlertLine.h"

#include "ui/widgets/StateMark.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

StateMark alertMark(core::Alert::Severity severity)
{
    switch (severity) {
    case core::Alert::Severity::Notice:
        return {Shape::Ring, Tone::Accent};
    case core::Alert::Severity::Warning:
        return {Shape::Half, Tone::Waiting};
    case core::Alert::Severity::Critical:
        return {Shape::Triangle, Tone::Danger};
    }
    return {};
}

QString severityWord(core::Alert::Severity severity)
{
    switch (severity) {
    case core::Alert::Severity::Notice:
        return AlertLine::tr("Notice");
    case core::Alert::Severity::Warning:
        return AlertLine::tr("Warning");
    case core::Alert::Severity::Critical:
        return AlertLine::tr("Critical");
    }
    return {};
}

} // namespace

AlertLine::AlertLine(const core::Alert &alert, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"alert_"_s + alert.kind);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(makeFacts(alert), 1);
    addButtons(row, alert);
}

QWidget *AlertLine::makeFacts(const core::Alert &alert)
{
    auto *facts = new QWidget;
    auto *severity = new StateLabel;
    severity->setState(alertMark(alert.severity), severityWord(alert.severity));
    auto *text = new TonedLabel(alertText(alert), alert.isQuiet ? Tone::Muted : Tone::Text);
    text->setObjectName(u"alertText"_s);
    text->setWordWrap(true);
    auto *below = new QHBoxLayout;
    below->setSpacing(12);
    below->addWidget(severity);
    const auto addTime = [below](const QString &words, core::Instant instant) {
        auto *time = new TonedLabel(words, Tone::Muted);
        time->setToolTip(exactTime(instant));
        below->addWidget(time);
    };
    if (alert.quietUntil)
        addTime(tr("snoozed until %1").arg(shortLocalTime(*alert.quietUntil)), *alert.quietUntil);
    else if (core::toMillis(alert.since) > 0)
        addTime(relativeTime(alert.since, currentTime()), alert.since);
    below->addStretch();
    auto *words = new QVBoxLayout(facts);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(0);
    words->addWidget(text);
    words->addLayout(below);
    return facts;
}

void AlertLine::addButtons(QHBoxLayout *row, const core::Alert &alert)
{
    const QString text = alertText(alert);
    if (const AlertLink link = alertLink(alert); !link.page.isEmpty()) {
        auto *show = new QPushButton(tr("Show"));
        show->setObjectName(u"showAlert"_s);
        show->setAccessibleDescription(text);
        connect(show, &QPushButton::clicked, this, [this, link] { emit openRequested(link.page, link.subject); });
        row->addWidget(show);
    }
    if (alert.isQuiet) {
        auto *wake = new QPushButton(tr("Open again"));
        wake->setObjectName(u"wakeAlert"_s);
        wake->setAccessibleDescription(text);
        connect(wake, &QPushButton::clicked, this, &AlertLine::wakeRequested);
        row->addWidget(wake);
        return;
    }
    QWidget *quiet = makeQuietButton();
    quiet->setAccessibleDescription(text);
    row->addWidget(quiet);
}

QWidget *AlertLine::makeQuietButton()
{
    auto *button = new QToolButton;
    button->setObjectName(u"quietAlert"_s);
    button->setText(tr("Acknowledge"));
    button->setToolTip(tr("Quiet until it happens again or gets worse"));
    button->setPopupMode(QToolButton::MenuButtonPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMinimumHeight(30); // of the button beside it
    auto *menu = new QMenu(button);
    const auto snooze = [this, menu](const QString &words, const QString &name, std::chrono::hours span) {
        QAction *action = menu->addAction(words, this, [this, span] { emit quietRequested(currentTime() + span); });
        action->setObjectName(name);
    };
    snooze(tr("Snooze for an hour"), u"snoozeHour"_s, 1h);
    snooze(tr("Snooze for a day"), u"snoozeDay"_s, 24h);
    snooze(tr("Snooze for a week"), u"snoozeWeek"_s, 7 * 24h);
    button->setMenu(menu);
    connect(button, &QToolButton::clicked, this, [this] { emit quietRequested({}); });
    return button;
}

} // namespace ui
