#pragma once

#include "ui/keys/KeyPlan.h"

#include <QWidget>

namespace ui {

/// A row for each key: published, signing, retiring as bars over time, with a line for now. Click or Up/Down choose.
class KeyTimeline : public QWidget
{
    Q_OBJECT
public:
    explicit KeyTimeline(QWidget *parent = nullptr);

    void setKeys(const core::KeyOverview &keys, core::Instant now);
    void setCurrentKey(const core::KeyId &key);
    int rowCount() const { return int(m_rows.size()); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void keyChosen(const core::KeyId &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Row
    {
        core::KeyId key;
        core::KeyState state;
        std::vector<KeySpan> spans;
        std::optional<core::Instant> revokedAt;
    };
    QRectF plot() const;
    QRectF bar(int row, const KeySpan &span) const;
    bool isSeen(int row, const KeySpan &span) const;
    double xOf(core::Instant instant) const;
    int rowAt(double y) const;
    void findRange();
    void measureNames();
    static QString nameOf(const Row &row);
    void paintAxis(QPainter &painter) const;
    void paintRow(QPainter &painter, int row) const;
    void paintSpan(QPainter &painter, int row, const KeySpan &span) const;
    void paintNow(QPainter &painter) const;
    QString toolTipAt(const QPointF &place) const;

    std::vector<Row> m_rows;
    core::Instant m_now;
    core::Instant m_from;
    core::Instant m_to;
    core::KeyId m_current;
    int m_nameWidth = 0;
};

} // namespace ui
