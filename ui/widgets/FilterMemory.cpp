#include "ui/widgets/FilterMemory.h"

#include <QRegularExpression>
#include <QSettings>
#include <QVariantMap>

namespace ui {

using namespace Qt::StringLiterals;

QString FilterMemory::key(const QString &what) const
{
    return u"filters/%1/%2"_s.arg(m_list, what);
}

bool FilterMemory::isKeepable(const QString &text)
{
    static const QRegularExpression token(u"eyJ[0-9A-Za-z_-]{4,}\\."_s); // RFC 7515 §7.1: {" in base64url
    return !token.match(text).hasMatch();
}

QStringList FilterMemory::recent() const
{
    return QSettings().value(key(u"recent"_s)).toStringList();
}

void FilterMemory::remember(const QString &text)
{
    if (text.trimmed().isEmpty() || !isKeepable(text))
        return;
    QStringList texts = recent();
    texts.removeAll(text);
    texts.prepend(text);
    QSettings().setValue(key(u"recent"_s), QStringList(texts.mid(0, kMostRecent)));
}

QStringList FilterMemory::savedNames() const
{
    QStringList names = QSettings().value(key(u"saved"_s)).toMap().keys();
    names.sort(Qt::CaseInsensitive);
    return names;
}

QString FilterMemory::saved(const QString &name) const
{
    return QSettings().value(key(u"saved"_s)).toMap().value(name).toString();
}

bool FilterMemory::save(const QString &name, const QString &text)
{
    QVariantMap all = QSettings().value(key(u"saved"_s)).toMap();
    if (!isKeepable(text) || (!all.contains(name) && all.size() >= kMostSaved))
        return false;
    all.insert(name, text);
    QSettings().setValue(key(u"saved"_s), all);
    return true;
}

void FilterMemory::forget(const QString &name)
{
    QVariantMap all = QSettings().value(key(u"saved"_s)).toMap();
    all.remove(name);
    QSettings().setValue(key(u"saved"_s), all);
}

} // namespace ui
