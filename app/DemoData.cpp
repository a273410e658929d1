#include "app/DemoData.h"

#include "app/Await.h"
#include "app/Composition.h"
#include "app/DemoBrowsers.h"
#include "app/DemoClock.h"
#include "app/DemoSignIn.h"
#include "app/FirstStart.h"
#include "core/admin/database/DatabaseUserAdmin.h"
#include "core/clients/ClientDirectory.h"
#include "core/clients/DefaultClients.h"
#include "core/users/PasswordSignIn.h"
#include "core/users/UserRepository.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Result;

namespace {

constexpr int kSamplePeople = 60;
constexpr int kChains = 120;
constexpr int kBrowsers = 12;
constexpr int kEvents = 5000;
constexpr auto kShown = 6h;    ///< what the first page of a list reaches
constexpr int kSampleCost = 4; // nobody knows these passwords; at cost 12 the demo would start 12 s later

const QStringList &firstNames()
{
    static const QStringList names{u"anna"_s,   u"boris"_s,  u"clara"_s, u"dmitri"_s, u"elena"_s, u"felix"_s,
                                   u"galina"_s, u"hugo"_s,   u"irina"_s, u"jonas"_s,  u"katya"_s, u"leon"_s,
                                   u"marta"_s,  u"nikita"_s, u"olga"_s,  u"pavel"_s};
    return names;
}

const QStringList &familyNames()
{
    static const QStringList names{u"ivanova"_s, u"keller"_s, u"petrov"_s, u"silva"_s,
                                   u"novak"_s,   u"weber"_s,  u"orlova"_s};
    return names;
}

const QStringList &agents()
{
    static const QStringList names{u"Dart/3.5 (dart:io)"_s, u"python-httpx/0.27.2"_s, u"curl/8.9.1"_s,
                                   u"Mozilla/5.0 (X11; Linux x86_64) Firefox/131.0"_s};
    return names;
}

const QStringList &browserAgents()
{
    static const QStringList names{
        u"Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0"_s,
        u"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0 Safari/537.36"_s,
        u"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"_s};
    return names;
}

template <class List>
auto &pick(List &list, QRandomGenerator &dice)
{
    return list[size_t(dice.bounded(int(list.size())))];
}

} // namespace

DemoData::DemoData(Composition &composition, DemoClock &clock) : m_core(composition), m_clock(clock) {}

Result<void> DemoData::make()
{
    FirstStartSecrets ignored;
    if (const auto clients = makeClients(m_core, core::demoClients(), ignored); !clients)
        return clients;
    if (const auto clients = makeLabClients(); !clients)
        return clients;
    if (const auto users = makeUsers(); !users)
        return users;
    if (const auto people = loadPeople(); !people)
        return people;
    std::vector<Step> steps;
    planChains(steps);
    planIncident(steps);
    planLock(steps);
    if (const auto planned = planBrowsers(steps); !planned)
        return planned;
    planSignIns(steps);
    std::ranges::stable_sort(steps, std::ranges::greater(), &Step::ago);
    std::vector<Step> events;
    for (Step &step : steps) {
        if (step.event) {
            events.push_back(std::move(step));
            continue;
        }
        if (const auto recorded = record(events); !recorded)
            return recorded;
        m_clock.setBehind(step.ago);
        if (const auto done = step.act(); !done)
            return done;
    }
    return record(events);
}

/// One for each flow of the lab that the others cannot walk.
Result<void> DemoData::makeLabClients()
{
    const auto draft = [](const QString &id, const QString &name, const QString &grant) {
        core::Client client;
        client.id = core::ClientId{id};
        client.name = name;
        client.grantTypes = QStringList(grant);
        client.scopes = {u"api:read"_s, u"api:write"_s};
        client.type = core::ClientType::Confidential;
        return client;
    };
    core::Client device =
        draft(u"demo-device"_s, u"Demo television"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s);
    device.grantTypes.append(u"refresh_token"_s);
    device.scopes = {u"openid"_s, u"offline_access"_s, u"api:read"_s};
    device.type = core::ClientType::Public;
    FirstStartSecrets ignored;
    return makeClients(
        m_core,
        {{draft(u"demo-service"_s, u"Demo nightly job"_s, u"client_credentials"_s), {}},
         {device, {}},
         {draft(u"demo-gateway"_s, u"Demo gateway"_s, u"urn:ietf:params:oauth:grant-type:token-exchange"_s), {}}},
        ignored);
}

Result<void> DemoData::makeUsers()
{
    core::AdminContext lenient = m_core.adminContext();
    lenient.passwordPolicy = core::PasswordPolicy::Off;
    core::DatabaseUserAdmin known(lenient);
    core::AdminContext quick = lenient;
    quick.bcryptCost = kSampleCost;
    core::DatabaseUserAdmin samples(quick);

    std::vector<QFuture<Result<core::CreatedUser>>> made{
        known.create({u"test"_s, u"test@example.com"_s, u"test123"_s, true}),
        known.create({u"user"_s, u"user@example.com"_s, u"password"_s, true})};
    for (int i = 0; i < kSamplePeople; ++i) {
        const QString name =
            firstNames().at(i % firstNames().size()) + u'.' + familyNames().at(i % familyNames().size());
        const QString unique = i < 16 ? name : name + QString::number(i);
        made.push_back(samples.create({unique, unique + u"@example.com"_s, {}, i % 5 != 0}));
    }
    for (auto &user : made) {
        const auto created = await(user);
        if (!created && created.error().kind != core::ErrorKind::AlreadyExists)
            return core::fail(created.error());
    }
    return {};
}

Result<void> DemoData::loadPeople()
{
    const auto page = m_core.database().readNow([&](core::Snapshot &snapshot) {
        return core::UserRepository::page(snapshot, {}, {}, 1000, m_core.clock().now());
    });
    if (!page)
        return core::fail(page.error());
    m_people = page->users;
    for (const char *id : {"codelab-flutter-app", "codelab-python-client", "test-client", "benchmark-client"}) {
        const auto client = m_core.clientDirectory().find(core::ClientId{QString::fromLatin1(id)});
        if (!client)
            return core::fail(client.error());
        if (*client)
            m_apps.push_back(**client);
    }
    return m_apps.empty() ? Result<void>(core::fail(core::ErrorKind::NotFound, u"the demo's clients are missing"_s))
                          : Result<void>();
}

std::chrono::milliseconds DemoData::someTimeAgo(std::chrono::milliseconds atMost)
{
    // More of them lately, and more by day than by night: a month that looks like one.
    const double share = m_dice.generateDouble();
    const auto ago = std::chrono::milliseconds(qint64(std::pow(share, 1.3) * double(atMost.count())));
    const auto hour =
        (std::chrono::floor<std::chrono::hours>((core::SystemClock().now() - ago).time_since_epoch()).count()) % 24;
    return (hour < 6 && m_dice.bounded(4) != 0) ? ago + 9h : ago;
}

DemoData::Visitor DemoData::someVisitor()
{
    Visitor visitor{pick(m_people, m_dice), pick(m_apps, m_dice), {}, pick(agents(), m_dice), {}, 0};
    visitor.address = u"10.0.%1.%2"_s.arg(m_dice.bounded(4)).arg(2 + m_dice.bounded(60));
    return visitor;
}

core::Origin DemoData::originOf(const Visitor &visitor) const
{
    return {visitor.address, visitor.agent, core::RequestId{m_core.random().uuid()}, u"http"_s};
}

Result<void> DemoData::record(std::vector<Step> &events)
{
    const auto written = m_core.database().writeNow([&](core::Transaction &transaction) -> Result<void> {
        for (const Step &step : events) {
            m_clock.setBehind(step.ago);
            if (const auto kept = keepDemoSignIn(m_core, transaction, *step.event); !kept)
                return kept;
        }
        return {};
    });
    events.clear();
    return written;
}

Result<void> DemoData::start(Visitor &visitor)
{
    const core::AuditEvent signedIn{core::EventType::LoginSuccess,
                                    true,
                                    visitor.user.id,
                                    visitor.client.id,
                                    {{u"username"_s, visitor.user.username}},
                                    {},
                                    originOf(visitor)};
    const auto noted = m_core.database().writeNow(
        [&](core::Transaction &transaction) { return keepDemoSignIn(m_core, transaction, signedIn); });
    if (!noted)
        return noted;
    const auto tokens = m_core.tokens().issue(
        {visitor.user, visitor.client, visitor.client.scopes, true, {}, u"password"_s, originOf(visitor)});
    if (!tokens)
        return core::fail(tokens.error());
    visitor.refreshToken = tokens->refreshToken;
    return {};
}

Result<void> DemoData::refresh(Visitor &visitor)
{
    const auto tokens = m_core.tokens().rotate({visitor.refreshToken, visitor.client, {}, originOf(visitor)});
    if (tokens)
        visitor.refreshToken = tokens->refreshToken;
    return {}; // a chain that has ended stays ended
}

void DemoData::planChains(std::vector<Step> &steps)
{
    for (int i = 0; i < kChains; ++i) {
        auto visitor = std::make_shared<Visitor>(someVisitor());
        visitor->refreshesLeft = 1 + m_dice.bounded(9);
        std::chrono::milliseconds ago = someTimeAgo(kPast - 24h);
        steps.push_back({ago, [this, visitor] { return start(*visitor); }});
        for (int n = 0; n < visitor->refreshesLeft; ++n) {
            ago -= 15min + std::chrono::minutes(m_dice.bounded(240));
            if (ago <= 1min)
                break;
            const bool moved = m_dice.bounded(12) == 0;
            steps.push_back({ago, [this, visitor, moved] {
                                 if (moved)
                                     visitor->address = u"172.16.3.%1"_s.arg(2 + m_dice.bounded(200));
                                 return refresh(*visitor);
                             }});
        }
    }
}

/// A stolen refresh token: used at two places, two hours ago.
void DemoData::planIncident(std::vector<Step> &steps)
{
    auto owner = std::make_shared<Visitor>(someVisitor());
    owner->user = m_people.front();
    auto thief = std::make_shared<Visitor>(*owner);
    thief->address = u"203.0.113.77"_s;
    thief->agent = u"python-requests/2.32.3"_s;
    steps.push_back({std::chrono::hours(5), [this, owner] { return start(*owner); }});
    for (auto ago : {280min, 250min, 220min}) {
        steps.push_back({ago, [this, owner, thief] {
                             thief->refreshToken = owner->refreshToken;
                             return refresh(*owner);
                         }});
    }
    steps.push_back({std::chrono::minutes(190), [this, owner] { return refresh(*owner); }});
    steps.push_back({std::chrono::minutes(120), [this, thief] { return refresh(*thief); }});
}

/// Somebody who has forgotten a password, three minutes ago.
void DemoData::planLock(std::vector<Step> &steps)
{
    auto visitor = std::make_shared<Visitor>(someVisitor());
    visitor->user = m_people.at(m_people.size() / 2); // none of the accounts that README names
    visitor->address = u"198.51.100.23"_s;
    for (int i = 0; i < m_core.settings().bruteForceThreshold; ++i) {
        steps.push_back({3min - std::chrono::seconds(i), [this, visitor, i]() -> Result<void> {
                             auto wrong = core::SecretBytes::fromText(u"guess-%1"_s.arg(i));
                             const auto refused = m_core.signIn().signIn(visitor->user.username, std::move(wrong),
                                                                         visitor->client.id, originOf(*visitor));
                             Q_UNUSED(refused)
                             return {};
                         }});
    }
}

/// Recent enough to be signed in still.
Result<void> DemoData::planBrowsers(std::vector<Step> &steps)
{
    const auto opened = DemoBrowsers::open(m_core);
    if (!opened)
        return core::fail(opened.error());
    const auto browsers = std::make_shared<const DemoBrowsers>(*opened);
    for (int i = 0; i < kBrowsers; ++i) {
        Visitor visitor = someVisitor();
        visitor.agent = browserAgents().at(i % browserAgents().size());
        steps.push_back({10min + std::chrono::minutes(m_dice.bounded(400)), [browsers, visitor] {
                             return browsers->signIn(visitor.user, visitor.address, visitor.agent);
                         }});
    }
    return {};
}

/// Sign-ins without chains fill the record up to its size; who signed in got a token. The newest ones have chains, for
/// lists show them beside the chains.
void DemoData::planSignIns(std::vector<Step> &steps)
{
    const int planned = int(steps.size()) + kChains; // what starts a chain makes two rows
    for (int i = planned; i < kEvents; i += 2) {
        const auto visitor = std::make_shared<Visitor>(someVisitor());
        const auto ago = someTimeAgo(kPast - 24h);
        const core::Origin origin = originOf(*visitor);
        const QJsonObject name{{u"username"_s, visitor->user.username}};
        if (m_dice.bounded(9) == 0) {
            steps.push_back({ago,
                             {},
                             core::AuditEvent{core::EventType::LoginFailed, false, visitor->user.id, visitor->client.id,
                                              name, u"bad_credentials"_s, origin}});
        } else if (ago < kShown) {
            steps.push_back({ago, [this, visitor] { return start(*visitor); }});
        } else {
            steps.push_back(
                {ago,
                 {},
                 core::AuditEvent{
                     core::EventType::LoginSuccess, true, visitor->user.id, visitor->client.id, name, {}, origin}});
            const QJsonObject token{{u"grant"_s, u"password"_s}, {u"scope"_s, visitor->client.scopes.join(u' ')}};
            steps.push_back(
                {ago,
                 {},
                 core::AuditEvent{
                     core::EventType::TokenIssued, true, visitor->user.id, visitor->client.id, token, {}, origin}});
        }
    }
}

} // namespace app
