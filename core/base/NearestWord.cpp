#include "core/base/NearestWord.h"

#include <algorithm>
#include <vector>

namespace core {

namespace {

constexpr int kLongest = 48;

/// Letters to insert, remove or change until one is the other (Levenshtein).
int distance(const QString &a, const QString &b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i));
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int changed = diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            diagonal = row[size_t(j)];
            row[size_t(j)] = std::min({changed, row[size_t(j)] + 1, row[size_t(j) - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

QString nearestWord(const QString &word, const QStringList &known)
{
    if (word.isEmpty() || word.size() > kLongest)
        return {};
    const QString wanted = word.toLower();
    int best = std::min(2, int(word.size() - 1) / 2) + 1;
    QString nearest;
    for (const QString &one : known) {
        if (one.size() > kLongest)
            continue;
        const int away = distance(wanted, one.toLower());
        if (away < best) {
            best = away;
            nearest = one;
        }
    }
    return nearest;
}

} // namespace core
