#include "core/database/SqlConditions.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Beyond full lists there is room for what 64 terms bind by themselves.
constexpr size_t kMostNames = 2048;

QLatin1String placeholder(size_t index)
{
    static const std::vector<QByteArray> names = [] {
        std::vector<QByteArray> made;
        for (size_t i = 0; i < kMostNames; ++i)
            made.push_back("v" + QByteArray::number(qulonglong(i)));
        return made;
    }();
    return QLatin1String(names.at(qMin(index, kMostNames - 1)));
}

} // namespace

void SqlConditions::add(const QString &condition)
{
    if (!m_text.isEmpty())
        m_text += u" AND "_s;
    m_text += u'(' + condition + u')';
}

void SqlConditions::addAny(const QStringList &alternatives, bool isNegated)
{
    if (alternatives.isEmpty())
        return;
    const QString any = alternatives.join(u" OR "_s);
    add(isNegated ? u"NOT (%1)"_s.arg(any) : any);
}

QString SqlConditions::bound(const QVariant &value)
{
    const QLatin1String name = placeholder(m_bindings.size());
    m_bindings.emplace_back(name, value);
    return u':' + name;
}

QString SqlConditions::patternOf(const QString &part)
{
    QString escaped = part;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + escaped + u'%';
}

} // namespace core
