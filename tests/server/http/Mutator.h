#pragma once

#include "tests/server/http/Conversations.h"

#include <random>

namespace tests {

/// Makes hostile requests out of the tables' ones. The same seed gives the same requests, everywhere.
class Mutator
{
public:
    explicit Mutator(quint64 seed) : m_random(seed)
    {
        for (const auto &row : hostileRequests())
            add(row.bytes);
        for (const auto &part : {framingConversations(), connectionConversations()}) {
            for (const auto &row : part)
                add(row.bytes);
        }
    }
    QByteArray next()
    {
        QByteArray bytes = m_seeds[below(m_seeds.size())];
        for (quint64 rounds = 1 + below(4); rounds > 0 && !bytes.isEmpty(); --rounds)
            mutate(bytes);
        return bytes;
    }

private:
    /// Huge ones are about size alone and would only make the run slow.
    void add(const QByteArray &bytes)
    {
        if (bytes.size() <= 4096)
            m_seeds.push_back(bytes);
    }
    quint64 below(quint64 limit) { return m_random() % limit; }
    qsizetype place(const QByteArray &bytes) { return qsizetype(below(quint64(bytes.size()))); }
    QByteArray pieceOf(const QByteArray &bytes)
    {
        const qsizetype begin = place(bytes);
        return bytes.mid(begin, 1 + qsizetype(below(64)));
    }
    void mutate(QByteArray &bytes)
    {
        switch (below(9)) {
        case 0: // one bit
            bytes[place(bytes)] = char(bytes[place(bytes)] ^ (1 << below(8)));
            break;
        case 1:
            bytes[place(bytes)] = char(below(256));
            break;
        case 2:
            bytes.truncate(place(bytes));
            break;
        case 3:
            bytes.remove(place(bytes), 1 + qsizetype(below(16)));
            break;
        case 4: // a piece of it again
            bytes.insert(place(bytes), pieceOf(bytes).repeated(1 + qsizetype(below(8))));
            break;
        case 5: // a piece of another one
            bytes.insert(place(bytes), pieceOf(m_seeds[below(m_seeds.size())]));
            break;
        case 6: // the begin of this, the end of another one
            bytes = bytes.left(place(bytes)) + pieceOf(bytes) + m_seeds[below(m_seeds.size())];
            break;
        case 7:
            bytes.insert(place(bytes), telling());
            break;
        case 8: // another request behind it
            bytes += withLine("GET /pool?x HTTP/1.1");
            break;
        }
    }
    /// Bytes that mean something to a parser.
    QByteArray telling()
    {
        static const QByteArrayList words = {"\r\n",
                                             "\n",
                                             "\r",
                                             " ",
                                             "\t",
                                             QByteArray(1, '\0'),
                                             ":",
                                             ";",
                                             "%",
                                             "%00",
                                             "//",
                                             "\r\n\r\n",
                                             "0\r\n\r\n",
                                             "ffffffff\r\n",
                                             "-1",
                                             "18446744073709551616",
                                             "Content-Length: 4\r\n",
                                             "Transfer-Encoding: chunked\r\n",
                                             "Expect: 100-continue\r\n",
                                             "Connection: close\r\n",
                                             "Host: i\r\n",
                                             " HTTP/1.1\r\n",
                                             " HTTP/1.0\r\n",
                                             "\xff",
                                             "\xc3\xa4"};
        return words[qsizetype(below(quint64(words.size())))];
    }

    std::mt19937_64 m_random;
    std::vector<QByteArray> m_seeds;
};

} // namespace tests
