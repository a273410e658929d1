#include "ui/widgets/FilterMenu.h"

#include "ui/widgets/FilterMemory.h"
#include "ui/widgets/FormDialog.h"
#include "ui/widgets/Icons.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// A filter's text as an entry of a menu: no mnemonic, not too long.
QString menuText(const QString &text)
{
    constexpr int kLongest = 60;
    QString entry = text.size() > kLongest ? text.left(kLongest - 1) + QChar(0x2026) : text;
    return entry.replace(u'&', u"&&"_s);
}

class SaveFilterDialog final : public FormDialog
{
public:
    SaveFilterDialog(const QString &list, const QString &text, QWidget *parent)
        : FormDialog(FilterMenu::tr("Save filter"), FilterMenu::tr("Save filter"), parent)
        , m_name(new QLineEdit)
        , m_list(list)
        , m_text(text)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setObjectName(u"saveFilter"_s);
        m_name->setObjectName(u"filterName"_s);
        m_name->setMaxLength(60);
        form()->addRow(FilterMenu::tr("Name"), m_name);
        submitButton()->setEnabled(false);
        connect(m_name, &QLineEdit::textChanged, submitButton(),
                [this](const QString &name) { submitButton()->setEnabled(!name.trimmed().isEmpty()); });
    }

protected:
    void submit() override
    {
        if (FilterMemory(m_list).save(m_name->text().trimmed(), m_text))
            return accept();
        showFailureText(
            FilterMenu::tr("%n filters are saved already: remove one first.", nullptr, FilterMemory::kMostSaved));
    }

private:
    QLineEdit *m_name;
    QString m_list;
    QString m_text;
};

} // namespace

FilterMenu::FilterMenu(QWidget *parent) : QToolButton(parent), m_menu(new QMenu(this))
{
    setObjectName(u"filterMenu"_s);
    setIcon(ui::icon(u"star"));
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Saved and recent filters"));
    setAccessibleName(toolTip());
    setPopupMode(InstantPopup);
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterMenu::fill);
}

void FilterMenu::fill()
{
    m_menu->clear();
    const FilterMemory memory(m_list);
    QAction *save = m_menu->addAction(tr("Save this filter…"), this, &FilterMenu::askForName);
    save->setObjectName(u"saveThisFilter"_s);
    save->setEnabled(!m_current.isEmpty() && FilterMemory::isKeepable(m_current));
    const QStringList names = memory.savedNames();
    if (!names.isEmpty()) {
        m_menu->addSection(tr("Saved"));
        auto *remove = new QMenu(tr("Remove"), m_menu);
        for (const QString &name : names) {
            const QString text = memory.saved(name);
            QAction *choose = m_menu->addAction(menuText(name), this, [this, text] { emit filterChosen(text); });
            choose->setToolTip(text);
            remove->addAction(menuText(name), this, [this, name] { FilterMemory(m_list).forget(name); });
        }
        m_menu->addMenu(remove);
    }
    const QStringList recent = memory.recent();
    if (!recent.isEmpty()) {
        m_menu->addSection(tr("Recent"));
        for (const QString &text : recent)
            m_menu->addAction(menuText(text), this, [this, text] { emit filterChosen(text); });
    }
    m_menu->setToolTipsVisible(true);
}

void FilterMenu::askForName()
{
    (new SaveFilterDialog(m_list, m_current, this))->open();
}

} // namespace ui
