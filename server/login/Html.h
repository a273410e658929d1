#pragma once

#include <QByteArray>
#include <QString>

#include <initializer_list>
#include <vector>

namespace server {

/// A piece of HTML. Text gets in through escaping alone; names of elements and attributes are literals of the program,
/// so nothing that was sent from outside can become markup.
class Html
{
public:
    struct Attribute
    {
        const char *name;
        QString value; ///< null: the name alone, such as `required`
    };
    using Attributes = std::vector<Attribute>;

    Html() = default;
    Html(const QString &text); ///< implicit: text stands wherever markup does

    static Html element(const char *name, const Attributes &attributes, std::initializer_list<Html> children);
    static Html element(const char *name, std::initializer_list<Html> children) { return element(name, {}, children); }
    static Html empty(const char *name, const Attributes &attributes); ///< `<input …>`: has neither content nor end
    /// `pattern` with `%1` in place of `value`: for sentences whose order the language decides. A pattern without it
    /// gets the value at its end.
    static Html sentence(const QString &pattern, const Html &value);

    Html &operator+=(const Html &other);
    bool isEmpty() const { return m_markup.isEmpty(); }
    const QByteArray &markup() const { return m_markup; }

private:
    static Html opening(const char *name, const Attributes &attributes);
    QByteArray m_markup;
};

} // namespace server
