#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace ui {

struct FuzzyMatch
{
    int score = 0;        ///< higher is better; only to be compared with matches of the same text typed
    QList<int> positions; ///< of the matched characters, ascending
};

/// Every word typed is found in `name`: as it is, or as letters in order that begin at a word ("rk" in "Rotate key").
/// Case, and in Russian ё and е, make no difference. Nothing typed matches everything.
std::optional<FuzzyMatch> fuzzyMatch(const QString &typed, const QString &name);
/// Where `typed` stands in `name` as it is, every time; empty when nowhere.
QList<int> plainMatches(const QString &typed, const QString &name);

} // namespace ui
