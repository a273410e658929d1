#pragma once

#include <QMap>
#include <QWidget>

class QVBoxLayout;

namespace ui {

class BannerBar;

/// Bars over the whole window that stay: red ones of pages while something unsafe is on, and the ribbon of a demo.
class BannerStack : public QWidget
{
    Q_OBJECT
public:
    explicit BannerStack(QWidget *parent = nullptr);

    /// The bar of this page; an empty text takes it away.
    void setBanner(const QString &page, const QString &text, const QString &buttonText);
    void setRibbon(const QString &word, const QString &text);

Q_SIGNALS:
    void pressed(const QString &page);

private:
    QVBoxLayout *m_column;
    QMap<QString, BannerBar *> m_bars;
};

} // namespace ui
