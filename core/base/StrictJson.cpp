#include "core/base/StrictJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <vector>

using namespace Qt::StringLiterals;

namespace core {

/// Qt drops one at the beginning of a string or of a name, so that what is read is not what was signed or written.
static const auto kByteOrderMark = u"JSON holds a byte order mark"_s;

/// Walks text that QJsonDocument has found well formed, to see what it does not tell.
class JsonWalk
{
public:
    JsonWalk(const QByteArray &text, int maxDepth) : m_text(text), m_maxDepth(size_t(maxDepth)) {}

    Result<void> run()
    {
        for (m_position = 0; m_position < m_text.size(); ++m_position) {
            if (!step())
                return fail(ErrorKind::InvalidInput, m_fault);
        }
        return {};
    }

private:
    struct Level
    {
        bool isObject;
        bool awaitsName;
        QSet<QString> names = {};
    };

    bool step()
    {
        switch (m_text.at(m_position)) {
        case '{':
            return enter(true);
        case '[':
            return enter(false);
        case '}':
        case ']':
            m_levels.pop_back();
            return true;
        case ',':
            m_levels.back().awaitsName = m_levels.back().isObject;
            return true;
        case '"':
            return string();
        default:
            return true;
        }
    }

    bool refuse(const QString &fault)
    {
        m_fault = fault;
        return false;
    }

    bool enter(bool isObject)
    {
        m_levels.push_back({isObject, isObject});
        return m_levels.size() <= m_maxDepth || refuse(u"JSON is nested too deeply"_s);
    }

    bool string()
    {
        const qsizetype start = m_position;
        for (++m_position; m_text.at(m_position) != '"'; ++m_position) {
            if (m_text.at(m_position) != '\\')
                continue;
            if (m_text.mid(m_position, 6).compare("\\ufeff", Qt::CaseInsensitive) == 0)
                return refuse(kByteOrderMark);
            ++m_position;
        }
        Level &level = m_levels.back();
        if (!level.awaitsName)
            return true;
        level.awaitsName = false;
        const QString name = decoded(m_text.sliced(start, m_position + 1 - start));
        if (level.names.contains(name))
            return refuse(u"a JSON member occurs twice"_s);
        level.names.insert(name);
        return true;
    }

    /// "a" and "\u0061" are the same name.
    static QString decoded(const QByteArray &quoted)
    {
        if (!quoted.contains('\\'))
            return QString::fromUtf8(quoted.sliced(1, quoted.size() - 2));
        return QJsonDocument::fromJson('[' + quoted + ']').array().at(0).toString();
    }

    const QByteArray &m_text;
    const size_t m_maxDepth;
    qsizetype m_position = 0;
    std::vector<Level> m_levels;
    QString m_fault;
};

Result<QJsonObject> parseStrictJson(const QByteArray &text, int maxDepth)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorKind::InvalidInput, u"not well-formed JSON"_s);
    if (text.contains("\xEF\xBB\xBF"))
        return fail(ErrorKind::InvalidInput, kByteOrderMark);
    if (!document.isObject())
        return fail(ErrorKind::InvalidInput, u"not a JSON object"_s);
    if (const auto walked = JsonWalk(text, maxDepth).run(); !walked)
        return fail(walked.error());
    return document.object();
}

} // namespace core
