#include "ui/widgets/ConsoleStyle.h"

#include "ui/widgets/FileDialogLook.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/ScreenHeight.h"
#include "ui/widgets/StyleControls.h"
#include "ui/widgets/StylePanels.h"
#include "ui/widgets/StyleShapes.h"
#include "ui/widgets/Theme.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QFileDialog>
#include <QLabel>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

namespace ui {

namespace {

constexpr int kMenuWidth = 24; ///< of the half of a split button that opens its menu
constexpr int kIconDistance = 8;

Qt::ArrowType arrowOf(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorArrowUp:
        return Qt::UpArrow;
    case QStyle::PE_IndicatorArrowLeft:
        return Qt::LeftArrow;
    case QStyle::PE_IndicatorArrowRight:
        return Qt::RightArrow;
    default:
        return Qt::DownArrow;
    }
}

} // namespace

ConsoleStyle::ConsoleStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

/// Tool tips show what strangers sent, such as a User-Agent: never as markup, which could even load a file.
void ConsoleStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->inherits("QTipLabel"))
        label->setTextFormat(Qt::PlainText);
    if (qobject_cast<QDialog *>(widget))
        widget->installEventFilter(this);
}

/// Qt's file dialog arranges itself after it is polished and takes its last size: dressed just before it is seen. No
/// dialog is higher than its screen, where its buttons could not be reached.
bool ConsoleStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (auto *dialog = event->type() == QEvent::Show ? qobject_cast<QDialog *>(watched) : nullptr) {
        if (auto *files = qobject_cast<QFileDialog *>(dialog))
            dressFileDialog(files);
        dialog->resize(dialog->width(), heightOnScreen(*dialog, dialog->height()));
    }
    return QProxyStyle::eventFilter(watched, event);
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButtonPanel(option, painter, widget);
    case PE_PanelButtonTool:
        return drawToolButtonPanel(option, painter);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return drawFieldPanel(option, painter, widget);
        break;
    case PE_Frame:
        return drawFrame(option, painter, widget);
    case PE_FrameTabWidget:
        painter->fillRect(option->rect.x(), option->rect.y(), option->rect.width(), 1,
                          Theme::instance().color(Tone::Border));
        return;
    case PE_FrameTabBarBase:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_IndicatorCheckBox:
        return drawCheckMark(option, painter);
    case PE_IndicatorRadioButton:
        return drawRadioMark(option, painter);
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
        return drawArrow(element, option, painter);
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange)
            drawRound(painter, option->rect, Qt::transparent, Theme::instance().color(Tone::Accent));
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeader(option, painter);
    case CE_HeaderLabel:
        return drawHeaderLabel(option, painter, widget);
    case CE_TabBarTabShape:
        return drawTab(option, painter);
    case CE_PushButtonBevel:
        QProxyStyle::drawControl(element, option, painter, widget);
        // A flat one at rest has no panel that would draw the ring.
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && button->features & QStyleOptionButton::Flat && option->state & State_HasFocus)
            proxy()->drawPrimitive(PE_FrameFocusRect, option, painter, widget);
        return;
    case CE_PushButtonLabel:
        return drawButtonLabel(option, painter, widget);
    case CE_ToolButtonLabel:
        return drawToolButtonLabel(option, painter, widget);
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        return drawScrollBar(this, option, painter, widget);
    case CC_ComboBox:
        return drawComboBox(this, option, painter, widget);
    case CC_SpinBox:
        return drawSpinBox(this, option, painter, widget);
    case CC_Slider:
        return drawSlider(this, option, painter, widget);
    case CC_ToolButton:
        return drawToolButton(this, option, painter, widget);
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void ConsoleStyle::drawArrow(PrimitiveElement element, const QStyleOption *option, QPainter *painter) const
{
    const Theme &theme = Theme::instance();
    const Tone tone = !(option->state & State_Enabled) ? Tone::Muted
                      : option->state & State_Selected ? Tone::OnAccent
                                                       : Tone::Text;
    drawAngle(painter, option->rect, arrowOf(element), theme.color(tone), 3.5);
}

void ConsoleStyle::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return QProxyStyle::drawControl(CE_PushButtonLabel, option, painter, widget);
    QStyleOptionButton tinted(*button);
    if (!button->icon.isNull() && !button->text.isEmpty())
        tinted.text.prepend(QChar::Space); // Qt's own distance of the icon is too little for line icons
    const Emphasis emphasis = emphasisOf(widget);
    const Tone tone = emphasis == Emphasis::Primary ? Tone::OnAccent : Tone::Danger;
    if (emphasis != Emphasis::Normal && option->state & State_Enabled)
        tinted.palette.setColor(QPalette::ButtonText, Theme::instance().color(tone));
    QProxyStyle::drawControl(CE_PushButtonLabel, &tinted, painter, widget);
}

/// Icon and words as one, in the middle. The style below glues the icon to the left border.
void ConsoleStyle::drawToolButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button || button->toolButtonStyle != Qt::ToolButtonTextBesideIcon || button->icon.isNull() ||
        button->text.isEmpty() || button->features & QStyleOptionToolButton::Arrow)
        return QProxyStyle::drawControl(CE_ToolButtonLabel, option, painter, widget);
    const QSize size = button->iconSize;
    const int room = button->rect.width() - size.width() - kIconDistance - 8;
    const QString words = button->fontMetrics.elidedText(button->text, Qt::ElideRight, room, Qt::TextShowMnemonic);
    const int width = button->fontMetrics.size(Qt::TextShowMnemonic, words).width();
    QRect place(0, 0, size.width() + kIconDistance + width, button->rect.height());
    place.moveCenter(button->rect.center());
    const bool enabled = button->state & State_Enabled;
    button->icon.paint(painter, {place.x(), place.y(), size.width(), place.height()}, Qt::AlignCenter,
                       enabled ? QIcon::Normal : QIcon::Disabled, button->state & State_On ? QIcon::On : QIcon::Off);
    drawItemText(painter, place.adjusted(size.width() + kIconDistance, 0, 0, 0),
                 Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic, button->palette, enabled, words,
                 QPalette::ButtonText);
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        return scrollBarPart(option, part, widget);
    if (control == CC_SpinBox)
        return spinBoxPart(option, part);
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const bool isPlain = box && !box->editable; // a line edit brings its own margin
    return control == CC_ComboBox && part == SC_ComboBoxEditField && isPlain ? rect.adjusted(4, 0, 0, 0) : rect;
}

QRect ConsoleStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_HeaderLabel) // the header's margin is meant for left and right
        return {rect.x(), option->rect.y(), rect.width(), option->rect.height()};
    return element == SE_LineEditContents ? rect.adjusted(5, 0, -3, 0) : rect;
}

/// The style below measures the label itself and takes the header's margin off its height too: letters lost their feet.
void ConsoleStyle::drawHeaderLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header || !widget || header->orientation != Qt::Horizontal)
        return QProxyStyle::drawControl(CE_HeaderLabel, option, painter, widget);
    QStyleOptionHeader whole(*header);
    whole.rect = {header->rect.x(), 0, header->rect.width(), widget->height()};
    if (!(whole.textAlignment & Qt::AlignVertical_Mask)) // as the model of files says
        whole.textAlignment |= Qt::AlignVCenter;
    QProxyStyle::drawControl(CE_HeaderLabel, &whole, painter, widget);
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth: // room for the round corners of the frame
        if (qobject_cast<const QAbstractScrollArea *>(widget))
            return 2;
        break;
    case PM_MenuButtonIndicator:
        if (qobject_cast<const QToolButton *>(widget))
            return kMenuWidth;
        break;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_FocusFrameHMargin: // also the margin of text in cells
    case PM_HeaderMargin:
        return 8;
    case PM_ScrollBarExtent:
        return 12;
    case PM_SplitterWidth:
        return 9;
    case PM_ButtonIconSize:
        return 16;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut: // letters underlined by chance look like mistakes; the shortcuts work all the same
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_FormLayoutFormAlignment:
        return int(Qt::AlignLeft | Qt::AlignTop);
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignLeft);
    case SH_FormLayoutFieldGrowthPolicy:
        return 2; // QFormLayout::AllNonFixedFieldsGrow
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon ConsoleStyle::standardIcon(StandardPixmap name, const QStyleOption *option, const QWidget *widget) const
{
    switch (name) {
    case SP_ArrowBack:
        return icon(u"back");
    case SP_ArrowForward:
        return icon(u"forward");
    case SP_FileDialogToParent:
        return icon(u"up");
    case SP_FileDialogNewFolder:
        return icon(u"folder-new");
    case SP_FileDialogListView:
        return icon(u"grid");
    case SP_FileDialogDetailedView:
        return icon(u"list");
    default:
        return QProxyStyle::standardIcon(name, option, widget);
    }
}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const int icon = button && !button->icon.isNull() ? 4 : 0;
        const int menu = button && button->features & QStyleOptionButton::HasMenu ? 6 : 0;
        result = {result.width() + 8 + icon + menu, qMax(result.height(), 30)};
    }
    if (type == CT_TabBarTab)
        result = {result.width() + 8, qMax(result.height(), 32)};
    if (type == CT_ToolButton)
        result = toolButtonSize(option, result);
    if (type == CT_SpinBox) // measured as if its arrows took nothing
        result = {result.width() + 8, 30};
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (type == CT_ComboBox || (type == CT_LineEdit && frame && frame->lineWidth > 0))
        result.setHeight(qMax(result.height(), 30));
    return result;
}

QSize ConsoleStyle::toolButtonSize(const QStyleOption *option, const QSize &size) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return size;
    if (button->text.isEmpty())
        return size + QSize(angleRoom(option), 0);
    const bool isSplit = button->subControls & SC_ToolButtonMenu;
    const bool hasIcon = button->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button->icon.isNull();
    return size + QSize((hasIcon ? 16 : 0) + (isSplit ? 12 : 0) + angleRoom(option), 0);
}

} // namespace ui
