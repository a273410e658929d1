// Closed-loop load on a server of this machine: one thread and one keep-alive connection each.
//   load PORT SECONDS refresh:16 storm:8 jwks:4 connect:1     every class at the same time; one JSON line a class
//   load ceiling SECONDS                             RS256 signatures a second on all cores: what refreshing cannot
//   exceed
#include "core/crypto/KeyPair.h"

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <netinet/tcp.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kClient = "client_id=bench-application";

class Connection
{
public:
    explicit Connection(int port) : m_port(port) { renew(); }
    ~Connection() { close(m_socket); }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void renew()
    {
        if (m_socket >= 0)
            close(m_socket);
        m_socket = socket(AF_INET, SOCK_STREAM, 0);
        const int on = 1;
        setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const timeval patience{20, 0};
        setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(uint16_t(m_port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
            std::perror("load: connect");
            std::exit(1);
        }
    }

    /// The status; `body` is the answer's.
    int exchange(const std::string &request, std::string &body)
    {
        if (send(m_socket, request.data(), request.size(), MSG_NOSIGNAL) != ssize_t(request.size()))
            return 0;
        std::string answer;
        size_t wanted = std::string::npos;
        size_t head = 0;
        char buffer[16384];
        while (answer.size() < wanted) {
            const ssize_t got = recv(m_socket, buffer, sizeof buffer, 0);
            if (got <= 0)
                return 0;
            answer.append(buffer, size_t(got));
            if (wanted == std::string::npos) {
                const size_t end = answer.find("\r\n\r\n");
                if (end == std::string::npos)
                    continue;
                head = end + 4;
                std::string lower = answer.substr(0, head);
                std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
                const size_t length = lower.find("content-length:");
                m_isLast = lower.find("\r\nconnection: close\r\n") != std::string::npos;
                wanted = head + (length == std::string::npos ? 0 : size_t(std::atol(lower.c_str() + length + 15)));
            }
        }
        body = answer.substr(head);
        if (m_isLast) // the server takes so many requests a connection and no more
            renew();
        return std::atoi(answer.c_str() + 9);
    }

private:
    int m_port;
    int m_socket = -1;
    bool m_isLast = false;
};

std::string post(const std::string &form)
{
    return "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
           "application/x-www-form-urlencoded\r\nContent-Length: " +
           std::to_string(form.size()) + "\r\n\r\n" + form;
}

std::string member(const std::string &body, const std::string &name)
{
    const std::string marker = "\"" + name + "\":\"";
    const size_t start = body.find(marker);
    if (start == std::string::npos)
        return {};
    return body.substr(start + marker.size(), body.find('"', start + marker.size()) - start - marker.size());
}

std::string login(Connection &connection, int user, const char *password)
{
    std::string body;
    connection.exchange(
        post("grant_type=password&username=bench" + std::to_string(user) + "&password=" + password + "&" + kClient),
        body);
    return member(body, "refresh_token");
}

struct Tally
{
    long good = 0;
    long bad = 0;
    std::vector<double> millis = {};
};

/// Answers whether the step was right.
using Step = std::function<bool(Connection &, int index, std::string &state)>;

bool refresh(Connection &connection, int, std::string &token)
{
    std::string body;
    if (connection.exchange(post("grant_type=refresh_token&refresh_token=" + token + "&" + kClient), body) != 200)
        return false;
    const std::string next = member(body, "refresh_token");
    const bool rotated = !next.empty() && next != token;
    token = next;
    return rotated;
}

bool storm(Connection &connection, int index, std::string &state)
{
    std::string body;
    const bool right = state.empty();
    state = right ? "x" : "";
    const int status =
        connection.exchange(post("grant_type=password&username=bench" + std::to_string(index % 16) +
                                 "&password=" + (right ? "Bench-Password-1" : "Wrong-Password-1") + "&" + kClient),
                            body);
    return status == (right ? 200 : 400) || status == 503;
}

bool jwks(Connection &connection, int, std::string &)
{
    std::string body;
    return connection.exchange("GET /.well-known/jwks.json HTTP/1.1\r\nHost: localhost\r\n\r\n", body) == 200 &&
           !body.empty();
}

/// Every request on a connection of its own.
bool connectAnew(Connection &connection, int index, std::string &state)
{
    connection.renew();
    return jwks(connection, index, state);
}

struct Class
{
    std::string name;
    int connections;
    Step step;
};

void report(const Class &what, const std::vector<Tally> &tallies, double seconds)
{
    Tally all;
    for (const Tally &tally : tallies) {
        all.good += tally.good;
        all.bad += tally.bad;
        all.millis.insert(all.millis.end(), tally.millis.begin(), tally.millis.end());
    }
    std::ranges::sort(all.millis);
    const auto percentile = [&](double share) {
        return all.millis.empty() ? 0.0 : all.millis[size_t(share * double(all.millis.size() - 1))];
    };
    std::printf("{\"class\":\"%s:%d\",\"per_second\":%.1f,\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"wrong\":%ld}\n",
                what.name.c_str(), what.connections, double(all.good) / seconds, percentile(0.5), percentile(0.99),
                all.bad);
}

int runLoad(int port, int seconds, const std::vector<Class> &classes)
{
    std::atomic<int> ready = 0;
    std::atomic<bool> go = false;
    std::atomic<bool> stop = false;
    std::vector<std::vector<Tally>> tallies;
    std::vector<std::thread> threads;
    int total = 0;
    for (const Class &what : classes) {
        tallies.emplace_back(size_t(what.connections));
        total += what.connections;
    }
    for (size_t c = 0; c < classes.size(); ++c) {
        for (int i = 0; i < classes[c].connections; ++i) {
            threads.emplace_back([&, c, i] {
                Connection connection(port);
                std::string state =
                    classes[c].name == "refresh" ? login(connection, i % 16, "Bench-Password-1") : std::string();
                ++ready;
                while (!go)
                    std::this_thread::yield();
                Tally &tally = tallies[c][size_t(i)];
                while (!stop) {
                    const auto began = Clock::now();
                    const bool right = classes[c].step(connection, i, state);
                    tally.millis.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
                    ++(right ? tally.good : tally.bad);
                    if (!right && classes[c].name == "refresh")
                        break;
                    if (!right)
                        connection.renew();
                }
            });
        }
    }
    while (ready < total)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const auto began = Clock::now();
    go = true;
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    stop = true;
    const double elapsed = std::chrono::duration<double>(Clock::now() - began).count();
    for (std::thread &thread : threads)
        thread.join();
    for (size_t c = 0; c < classes.size(); ++c)
        report(classes[c], tallies[c], elapsed);
    return 0;
}

int measureCeiling(int seconds)
{
    const auto key = core::PrivateKey::generate(core::SigningAlgorithm::RS256);
    if (!key)
        return 1;
    std::atomic<long> signatures = 0;
    std::atomic<bool> stop = false;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) {
        threads.emplace_back([&] {
            const QByteArray text(400, 'x');
            while (!stop)
                signatures += key->sign(text).has_value() ? 1 : 0;
        });
    }
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    stop = true;
    for (std::thread &thread : threads)
        thread.join();
    std::printf("{\"class\":\"signatures\",\"per_second\":%.1f}\n", double(signatures) / seconds);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc < 3)
        return 2;
    const int seconds = std::atoi(argv[2]);
    if (std::strcmp(argv[1], "ceiling") == 0)
        return measureCeiling(seconds);
    std::vector<Class> classes;
    for (int i = 3; i < argc; ++i) {
        const std::string text = argv[i];
        const std::string name = text.substr(0, text.find(':'));
        const int connections = std::atoi(text.c_str() + name.size() + 1);
        const Step step = name == "refresh"   ? refresh
                          : name == "storm"   ? storm
                          : name == "connect" ? connectAnew
                                              : jwks;
        classes.push_back({name, connections, step});
    }
    return runLoad(std::atoi(argv[1]), seconds, classes);
}
