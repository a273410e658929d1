#include "ui/widgets/ServerState.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct ServerStateContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::ServerState)
};

} // namespace

StateMark serverMark(core::ServerFigures::State state)
{
    switch (state) {
    case core::ServerFigures::State::Starting:
        return {Shape::Half, Tone::Waiting};
    case core::ServerFigures::State::Running:
        return {Shape::Dot, Tone::Good};
    case core::ServerFigures::State::Stopped:
        return {Shape::Ring, Tone::Neutral};
    case core::ServerFigures::State::Failed:
        return {Shape::Triangle, Tone::Danger};
    }
    return {};
}

QString serverStateWord(core::ServerFigures::State state)
{
    switch (state) {
    case core::ServerFigures::State::Starting:
        return ServerStateContext::tr("Starting", "state of the server");
    case core::ServerFigures::State::Running:
        return ServerStateContext::tr("Running", "state of the server");
    case core::ServerFigures::State::Stopped:
        return ServerStateContext::tr("Stopped", "state of the server");
    case core::ServerFigures::State::Failed:
        return ServerStateContext::tr("Failed", "state of the server");
    }
    return {};
}

} // namespace ui
