#include "ui/chains/ReplayBar.h"

#include "ui/chains/ChainTree.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSteps = 2000;
constexpr int kTick = 40;
constexpr int kSaidLines = 4;         // always, so that the tree above does not jump while it plays
constexpr double kPixelsASecond = 76; // one refresh, as the compact axis shows it

QToolButton *controlButton(QStringView picture, const QString &name, const QString &objectName)
{
    auto *button = new QToolButton;
    button->setIcon(icon(picture));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setObjectName(objectName);
    button->setFixedSize(28, 28);
    return button;
}

} // namespace

ReplayBar::ReplayBar(ChainTree &tree, QWidget *parent)
    : QWidget(parent)
    , m_tree(tree)
    , m_play(controlButton(u"play", tr("Play (Space)"), u"replayPlay"_s))
    , m_back(controlButton(u"previous", tr("Event before (Page Up)"), u"replayBack"_s))
    , m_forward(controlButton(u"next", tr("Next event (Page Down)"), u"replayForward"_s))
    , m_speed(new QComboBox)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_time(new QLabel)
    , m_state(new StateLabel)
    , m_sentence(new QLabel)
    , m_answer(new TonedLabel({}, Tone::Muted))
{
    setObjectName(u"replayBar"_s);
    m_sentence->setObjectName(u"replaySentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_answer->setObjectName(u"replayAnswer"_s);
    m_answer->setFont(Theme::instance().monospace());
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_answer->setWordWrap(true);
    for (QLabel *words : {m_sentence, static_cast<QLabel *>(m_answer)})
        words->setMinimumHeight(kSaidLines * words->fontMetrics().lineSpacing());
    auto *said = new QHBoxLayout;
    said->setSpacing(8);
    said->addWidget(m_state);
    said->addWidget(m_sentence, 1);
    said->addWidget(m_answer, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    column->addWidget(makeControls());
    column->addLayout(said);
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &ReplayBar::advance);
    connect(m_play, &QToolButton::clicked, this, &ReplayBar::togglePlay);
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        m_at = m_tree.picture().scale.timeOf(m_tree.picture().scale.width() * value / kSteps);
        showMoment();
    });
    connect(&tree, &ChainTree::currentTokenChanged, this, [this] {
        if (isVisible())
            showMoment();
    });
    connect(&tree, &ChainTree::pictureChanged, this, &ReplayBar::place);
}

QWidget *ReplayBar::makeControls()
{
    m_speed->setObjectName(u"replaySpeed"_s);
    m_speed->setAccessibleName(tr("Speed"));
    for (const int speed : {1, 2, 5, 20})
        m_speed->addItem(tr("%1×", "speed of a replay").arg(speed), speed);
    m_slider->setObjectName(u"replaySlider"_s);
    m_slider->setAccessibleName(tr("Moment in the life of the chain"));
    m_slider->setRange(0, kSteps);
    m_slider->setSingleStep(kSteps / 200);
    m_time->setObjectName(u"replayTime"_s);
    m_time->setFont(Theme::instance().monospace());
    auto *controls = new QWidget;
    auto *row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_back);
    row->addWidget(m_play);
    row->addWidget(m_forward);
    row->addWidget(m_speed);
    row->addWidget(m_slider, 1);
    row->addWidget(m_time);
    return controls;
}

void ReplayBar::setChain(const std::vector<core::ChainToken> &tokens, std::chrono::seconds grace)
{
    m_tokens = tokens;
    m_grace = grace;
    m_moments = chainMoments(tokens);
    if (isVisible())
        showMoment();
}

void ReplayBar::start()
{
    if (m_moments.empty())
        return;
    show();
    setMoment(m_moments.front());
    m_slider->setFocus();
}

void ReplayBar::stop()
{
    m_tick.stop();
    m_play->setIcon(icon(u"play"));
    hide();
    m_tree.showMoment({});
}

void ReplayBar::setMoment(core::Instant at)
{
    if (m_moments.empty())
        return;
    m_at = std::clamp(at, m_moments.front(), m_moments.back());
    place();
    showMoment();
}

void ReplayBar::place()
{
    const double width = m_tree.picture().scale.width();
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(width > 0 ? int(m_tree.picture().scale.xOf(m_at) / width * kSteps) : 0);
}

void ReplayBar::togglePlay()
{
    if (m_tick.isActive()) {
        m_tick.stop();
    } else {
        if (!m_moments.empty() && m_at >= m_moments.back())
            setMoment(m_moments.front());
        m_tick.start();
    }
    m_play->setIcon(icon(m_tick.isActive() ? u"pause" : u"play"));
    m_play->setToolTip(m_tick.isActive() ? tr("Pause (Space)") : tr("Play (Space)"));
    m_play->setAccessibleName(m_play->toolTip());
}

/// Along the axis, not along the clock: idle days pass as quickly as they are drawn.
void ReplayBar::advance()
{
    const ChainScale &scale = m_tree.picture().scale;
    const double x = scale.xOf(m_at) + kPixelsASecond * m_speed->currentData().toInt() * kTick / 1000;
    setMoment(std::max(scale.timeOf(x), m_at + std::chrono::milliseconds(1)));
    if (m_moments.empty() || m_at >= m_moments.back())
        togglePlay();
}

void ReplayBar::step(int direction)
{
    if (direction > 0) {
        const auto next = std::ranges::upper_bound(m_moments, m_at);
        if (next != m_moments.end())
            setMoment(*next);
    } else {
        const auto here = std::ranges::lower_bound(m_moments, m_at);
        if (here != m_moments.begin())
            setMoment(*(here - 1));
    }
}

void ReplayBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        return togglePlay();
    case Qt::Key_PageUp:
        return step(-1);
    case Qt::Key_PageDown:
        return step(1);
    case Qt::Key_Left:
    case Qt::Key_Right:
        return m_slider->setValue(m_slider->value() + (event->key() == Qt::Key_Left ? -1 : 1) * m_slider->singleStep());
    default:
        QWidget::keyPressEvent(event);
    }
}

QString ReplayBar::sentence() const
{
    return m_sentence->text();
}

void ReplayBar::showMoment()
{
    m_tree.showMoment(m_at);
    m_time->setText(QLocale().toString(core::toDateTime(m_at).toLocalTime(), u"d MMM HH:mm:ss"_s));
    const auto chosen = std::ranges::find(m_tokens, m_tree.currentToken(), &core::ChainToken::jtiHash);
    if (chosen == m_tokens.end())
        return;
    const auto successor = std::ranges::find(m_tokens, chosen->jtiHash, &core::ChainToken::parentJtiHash);
    const TokenMoment moment = tokenMoment(*chosen, successor == m_tokens.end() ? nullptr : &*successor, m_grace, m_at);
    m_state->setState(momentMark(moment.state), momentWord(moment.state));
    m_sentence->setText(momentSentence(moment, *chosen, m_at));
    m_answer->setText(momentAnswerText(moment));
    m_answer->setTone(moment.isAccepted() ? Tone::Good : Tone::Danger);
}

} // namespace ui
