#include "core/base/StrictJson.h"
#include "tests/fuzz/Fuzzing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;
using tests::require;

namespace {

constexpr int kDepth = 6;

/// Walks text that is well formed, the plain way, to see depth and repeated names.
class PlainWalk
{
public:
    explicit PlainWalk(const QByteArray &text) : m_text(text) {}
    void value(int depth)
    {
        blanks();
        deepest = std::max(deepest, depth);
        switch (peek()) {
        case '{':
            return list('}', depth + 1, true);
        case '[':
            return list(']', depth + 1, false);
        case '"':
            string();
            return;
        default:
            while (!QByteArrayView(",]} \t\r\n").contains(peek()))
                ++m_at;
        }
    }
    int deepest = 0;
    bool repeats = false;

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : ' '; }
    void blanks()
    {
        while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[m_at]))
            ++m_at;
    }
    QString string()
    {
        const qsizetype start = m_at++;
        while (peek() != '"')
            m_at += peek() == '\\' ? 2 : 1;
        ++m_at;
        return QJsonDocument::fromJson('[' + m_text.mid(start, m_at - start) + ']').array().at(0).toString();
    }
    void list(char end, int depth, bool isObject)
    {
        deepest = std::max(deepest, depth);
        QSet<QString> names;
        for (++m_at, blanks(); peek() != end; blanks()) {
            if (isObject) {
                const QString name = string();
                repeats = repeats || names.contains(name);
                names.insert(name);
                blanks();
                ++m_at; // ':'
            }
            value(depth);
            blanks();
            if (peek() == ',') {
                ++m_at;
                blanks();
            }
        }
        ++m_at;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

} // namespace

/// One text.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text = tests::FuzzInput(data, size).rest();
    const auto object = core::parseStrictJson(text, kDepth);
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!object) {
        require(object.error().kind == core::ErrorKind::InvalidInput, "bad JSON is invalid input");
        require(
            !document.isObject() || object.error().detail.contains(u"byte order mark"_s) ||
                [&] {
                    PlainWalk walk(text);
                    walk.value(0);
                    return walk.repeats || walk.deepest > kDepth;
                }(),
            "a well-formed object is refused for a repeated name, its depth or a byte order mark only");
        return 0;
    }
    require(document.isObject() && document.object() == *object, "Qt reads the same object");
    PlainWalk walk(text);
    walk.value(0);
    require(!walk.repeats, "no name is there twice");
    require(walk.deepest <= kDepth, "no deeper than allowed");
    const auto again = core::parseStrictJson(QJsonDocument(*object).toJson(QJsonDocument::Compact), kDepth);
    require(again && *again == *object, "printed and parsed again it is the same");
    return 0;
}
