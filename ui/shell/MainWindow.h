#pragma once

#include "core/admin/ServerControl.h"
#include "ui/shell/Sidebar.h"

#include <QMainWindow>

class QMenu;
class QStackedWidget;

namespace ui {

class PageFrame;
class StatusLine;
class TopBar;

/// The one window. Knows pages by id, not by content; rereads a page only while it is visible.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    enum class Closing { Quits, MayKeepServing }; ///< without a tray there would be no way back

    MainWindow(core::ServerControl &server, Closing closing, QWidget *parent = nullptr);

    /// Takes the page. `iconName` is one of resources/icons. The first page is shown first.
    void addPage(Group group, const QString &id, const QString &iconName, PageFrame *page);
    void openPage(const QString &id, const QString &subject = {});
    QString currentPage() const { return m_current; }
    PageFrame *page(const QString &id) const;
    void setKeychainPlace(const QString &place);
    /// Languages by code ("en", "ru") and own name, for the menu; `chosen` is empty when the system decides.
    void setLanguages(const QMap<QString, QString> &languages, const QString &chosen);

Q_SIGNALS:
    void quitRequested();
    void languageChosen(const QString &code); ///< empty: as the system

protected:
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Entry
    {
        PageFrame *page;
        int pending; ///< core::Area flags that changed while it was hidden
    };

    void arrange();
    void makeMenu();
    void makeShortcuts();
    void showPage(const QString &id);
    void noteChange(int areas);
    void noteIncident(const QString &family);
    void rememberGeometry();
    void askHowToClose();

    core::ServerControl &m_server;
    Closing m_closing;
    TopBar *m_top;
    Sidebar *m_sidebar;
    QStackedWidget *m_stack;
    StatusLine *m_status;
    QMenu *m_languages = nullptr;
    QMap<QString, Entry> m_pages;
    QStringList m_order;
    QString m_current;
};

} // namespace ui
