#pragma once

#include <QMap>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QVBoxLayout;

namespace ui {

class NavigationButton;
enum class Group { Home, People, Tokens, Record, Keys, Tools };

/// Pages by group as icon and word, or as icons alone; a badge shows what needs a look.
class Sidebar : public QWidget
{
    Q_OBJECT
public:
    explicit Sidebar(QWidget *parent = nullptr);

    void addItem(Group group, const QString &id, const QString &iconName, const QString &title);
    void setCurrent(const QString &id);
    void setBadge(const QString &id, int count);
    int badge(const QString &id) const;
    void setUnsaved(const QString &id, bool isUnsaved); ///< changes on that page wait to be saved
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }

Q_SIGNALS:
    void selected(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();

    QVBoxLayout *m_column;
    QButtonGroup *m_buttons;
    QMap<QString, NavigationButton *> m_items;
    std::optional<Group> m_lastGroup;
    bool m_collapsed = false;
    bool m_isShownPage = false; ///< the button that is pressed belongs to it
    bool m_isSetting = false;
};

} // namespace ui
