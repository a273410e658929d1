#pragma once

#include "core/admin/FlowLab.h"

#include <vector>

namespace ui {

/// One parameter of a step, where it stood and where it is written what it means.
struct FlowParameter
{
    enum class Place { Query, Form, Answer, Redirect };
    Place place = Place::Query;
    QString name;
    QString value;
    QString rule; ///< "RFC 6749 §4.1.1"; empty: unknown
};
std::vector<FlowParameter> parametersOf(const core::FlowStep &step);
QString placeWord(FlowParameter::Place place);
QString parameterRule(const QString &name, const QString &stepTitle);

} // namespace ui
