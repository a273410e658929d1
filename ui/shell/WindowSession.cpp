#include "ui/shell/WindowSession.h"

#include "ui/shell/CommandRegistry.h"
#include "ui/widgets/FilterMemory.h"
#include "ui/widgets/PageFrame.h"

#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString kPageKey = u"session/page"_s;
const QString kStatesKey = u"session/pages"_s;

/// A filter with a token in it is not brought back: tokens are never written to the disk.
QVariant withoutTokens(const QVariant &value)
{
    if (value.typeId() == QMetaType::QVariantMap) {
        QVariantMap kept = value.toMap();
        for (QVariant &each : kept)
            each = withoutTokens(each);
        return kept;
    }
    const bool isText = value.typeId() == QMetaType::QString || value.typeId() == QMetaType::QStringList;
    return !isText || FilterMemory::isKeepable(value.toStringList().join(u' ')) ? value : QVariant(value.metaType());
}

} // namespace

WindowSession WindowSession::of(const CommandRegistry &registry)
{
    WindowSession session{registry.shownPage(), {}};
    for (const auto &page : registry.pages())
        session.pages.insert(page.id, page.frame->state());
    return session;
}

void WindowSession::giveTo(const CommandRegistry &registry) const
{
    for (const auto &known : registry.pages()) {
        if (const QVariantMap state = pages.value(known.id); !state.isEmpty())
            known.frame->restoreState(state);
    }
}

WindowSession WindowSession::load()
{
    const QSettings settings;
    WindowSession session{settings.value(kPageKey).toString(), {}};
    const QVariantMap states = settings.value(kStatesKey).toMap();
    for (auto state = states.cbegin(); state != states.cend(); ++state)
        session.pages.insert(state.key(), state.value().toMap());
    return session;
}

void WindowSession::save() const
{
    QVariantMap states;
    for (auto state = pages.cbegin(); state != pages.cend(); ++state)
        states.insert(state.key(), withoutTokens(state.value()));
    QSettings settings;
    settings.setValue(kPageKey, page);
    settings.setValue(kStatesKey, states);
}

} // namespace ui
