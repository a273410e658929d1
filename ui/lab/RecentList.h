#pragma once

#include "ui/lab/RecentTokens.h"

#include <QListWidget>
#include <QTimer>

#include <memory>

namespace ui {

QString recentStateText(const RecentToken &recent); ///< "● valid for 14 min"

/// The tokens that were issued here, each with its state of this second.
class RecentList : public QListWidget
{
    Q_OBJECT
public:
    explicit RecentList(std::shared_ptr<RecentTokens> recent, QWidget *parent = nullptr);

    void add(const RecentToken &token); ///< becomes the selected one
    void setRevoked(const QString &accessToken);
    void forget();
    const RecentToken *selected() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void show(int row);
    void showStates();

    std::shared_ptr<RecentTokens> m_recent;
    QTimer m_second;
};

} // namespace ui
