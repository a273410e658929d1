#pragma once

#include "ui/shell/PaletteHistory.h"
#include "ui/shell/PaletteModel.h"
#include "ui/shell/PaletteSearch.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;

namespace ui {

/// Over the window: type, and pages, commands and everything that the pages know by that name is offered. Enter opens,
/// Esc closes; the keyboard never leaves the field.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    using OpenPage = std::function<void(const QString &page, const QString &subject)>;
    /// `registry` and `history` outlive the palette.
    CommandPalette(const CommandRegistry &registry, PaletteHistory &history, OpenPage openPage, QWidget *window);

    /// At the place of this field of the window.
    void openAt(const QRect &field);
    void dismiss();

Q_SIGNALS:
    void opened();
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();
    void showTyped();
    void showFound(const QString &page, const std::vector<SearchHit> &hits);
    void showEnd();
    void choose(int row);
    void select(int row);
    void fit();
    bool pressed(int key);
    std::vector<PaletteEntry> allEntries() const;
    std::vector<PaletteEntry> bestEntries(const QString &typed) const;

    const CommandRegistry &m_registry;
    PaletteHistory &m_history;
    OpenPage m_openPage;
    PaletteModel m_model;
    PaletteSearch m_search;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_foot;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace ui
