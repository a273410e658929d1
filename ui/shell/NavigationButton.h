#pragma once

#include <QAbstractButton>

namespace ui {

/// One line of the sidebar.
class NavigationButton : public QAbstractButton
{
    Q_OBJECT
public:
    NavigationButton(const QString &iconName, const QString &title, QWidget *parent = nullptr);
    void setBadge(int count);
    int badge() const { return m_badge; }
    void setUnsaved(bool isUnsaved); ///< a dot behind the word
    bool isUnsaved() const { return m_isUnsaved; }
    void setCollapsed(bool collapsed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void paintBadge(QPainter &painter) const;
    void paintUnsaved(QPainter &painter) const;
    void tellState();

    QString m_iconName;
    int m_badge = 0;
    bool m_isUnsaved = false;
    bool m_collapsed = false;
};

} // namespace ui
