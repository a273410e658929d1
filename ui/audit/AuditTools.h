#pragma once

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace ui {

/// What can be switched beside the ranges: bookmarks only, the facets, and a menu of what is done now and then.
class AuditTools : public QWidget
{
    Q_OBJECT
public:
    explicit AuditTools(QWidget *parent = nullptr);
    bool facetsShown() const;
    void setFacetsShown(bool shown);
    void setOnlyMarked(bool only); ///< silent

Q_SIGNALS:
    void facetsToggled(bool shown);
    void onlyMarkedChosen();
    void rulesWanted();
    void filterCopyWanted();
    void commandCopyWanted();

private:
    QToolButton *m_facets;
    QToolButton *m_marked;
};

} // namespace ui
