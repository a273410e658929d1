#include "core/database/SqlText.h"

#include <vector>

namespace core {

namespace {

enum class Piece { Comment, Quoted, Word, Placeholder, Semicolon, Other };

struct Token
{
    Piece piece;
    QStringView text;
};

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

qsizetype endOfQuoted(QStringView sql, qsizetype start)
{
    const QChar closing = sql[start] == u'[' ? QChar(u']') : sql[start];
    const qsizetype end = sql.indexOf(closing, start + 1); // a doubled quote reads as two neighbours, which is as good
    return end < 0 ? sql.size() : end + 1;
}

qsizetype endOfComment(QStringView sql, qsizetype start)
{
    const bool line = sql[start] == u'-';
    const qsizetype end = line ? sql.indexOf(u'\n', start) : sql.indexOf(QStringView(u"*/"), start + 2);
    if (end < 0)
        return sql.size();
    return line ? end : end + 2;
}

qsizetype endOfWord(QStringView sql, qsizetype start)
{
    qsizetype end = start;
    while (end < sql.size() && isWordCharacter(sql[end]))
        ++end;
    return end;
}

Token tokenAt(QStringView sql, qsizetype at)
{
    const auto token = [&](Piece piece, qsizetype end) { return Token{piece, sql.mid(at, end - at)}; };
    const QChar c = sql[at];
    const QChar following = at + 1 < sql.size() ? sql[at + 1] : QChar();
    if ((c == u'-' && following == u'-') || (c == u'/' && following == u'*'))
        return token(Piece::Comment, endOfComment(sql, at));
    if (c == u'\'' || c == u'"' || c == u'`' || c == u'[')
        return token(Piece::Quoted, endOfQuoted(sql, at));
    if (c == u':' && isWordCharacter(following))
        return token(Piece::Placeholder, endOfWord(sql, at + 1));
    if (isWordCharacter(c))
        return token(Piece::Word, endOfWord(sql, at));
    return token(c == u';' ? Piece::Semicolon : Piece::Other, at + 1);
}

std::vector<Token> tokensOf(QStringView sql)
{
    std::vector<Token> tokens;
    for (qsizetype at = 0; at < sql.size(); at += tokens.back().text.size())
        tokens.push_back(tokenAt(sql, at));
    return tokens;
}

/// Follows one statement: a semicolon between BEGIN and END of a CREATE TRIGGER belongs to it.
class StatementReader
{
public:
    bool endsWith(const Token &token)
    {
        if (token.piece == Piece::Word)
            readWord(token.text);
        return token.piece == Piece::Semicolon && m_depth == 0;
    }

private:
    void readWord(QStringView word)
    {
        const auto is = [&](QStringView other) { return word.compare(other, Qt::CaseInsensitive) == 0; };
        ++m_words;
        m_isCreate = m_isCreate || (m_words == 1 && is(u"CREATE"));
        m_isTrigger = m_isTrigger || (m_isCreate && m_words <= 3 && is(u"TRIGGER")); // CREATE [TEMP] TRIGGER
        if (m_isTrigger && (is(u"BEGIN") || is(u"CASE")))
            ++m_depth;
        else if (m_isTrigger && is(u"END"))
            --m_depth;
    }

    int m_words = 0;
    int m_depth = 0;
    bool m_isCreate = false;
    bool m_isTrigger = false;
};

} // namespace

QStringList splitStatements(const QString &script)
{
    QStringList statements;
    QString statement;
    StatementReader reader;
    const auto finish = [&] {
        if (const QString text = statement.trimmed(); !text.isEmpty())
            statements.append(text);
        statement.clear();
        reader = {};
    };
    for (const Token &token : tokensOf(script)) {
        if (reader.endsWith(token))
            finish();
        else
            statement += token.piece == Piece::Comment ? QStringView(u" ") : token.text;
    }
    finish();
    return statements;
}

QString withoutComments(const QString &sql)
{
    QString text;
    text.reserve(sql.size());
    for (const Token &token : tokensOf(sql))
        text += token.piece == Piece::Comment ? QStringView(u" ") : token.text;
    return text;
}

QStringList placeholdersOf(const QString &sql)
{
    QStringList names;
    for (const Token &token : tokensOf(sql)) {
        if (token.piece == Piece::Placeholder && !names.contains(token.text))
            names.append(token.text.toString());
    }
    return names;
}

} // namespace core
