#pragma once

#include "ui/chains/ChainReplay.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace ui {

class ChainTree;
class StateLabel;
class TonedLabel;

/// Moves a chain through its own life: the tree shows every token as it was, the sentence says what the chosen one
/// would have answered. Space plays; Left and Right go on a little, Page Up and Page Down to the next event.
class ReplayBar : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayBar(ChainTree &tree, QWidget *parent = nullptr);

    void setChain(const std::vector<core::ChainToken> &tokens, std::chrono::seconds grace);
    void start(); ///< at the first event
    void stop();  ///< back to now
    bool isPlaying() const { return m_tick.isActive(); }
    core::Instant moment() const { return m_at; }
    void setMoment(core::Instant at);
    QString sentence() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeControls();
    void togglePlay();
    void advance();
    void step(int direction);
    void showMoment();
    void place();

    ChainTree &m_tree;
    std::vector<core::Instant> m_moments;
    std::vector<core::ChainToken> m_tokens;
    std::chrono::seconds m_grace{0};
    core::Instant m_at;
    QTimer m_tick;
    QToolButton *m_play;
    QToolButton *m_back;
    QToolButton *m_forward;
    QComboBox *m_speed;
    QSlider *m_slider;
    QLabel *m_time;
    StateLabel *m_state;
    QLabel *m_sentence;
    TonedLabel *m_answer;
};

} // namespace ui
