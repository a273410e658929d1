// Many ill-behaved clients of a server of this machine, from one thread.
//   hostile PORT SECONDS slow:5000      each sends one byte of an endless header a second
//   hostile PORT SECONDS idle:5000      each connects and says nothing
//   hostile PORT SECONDS garbage:16     each sends random bytes as fast as they are taken
// Whoever is cut off comes back within a second (garbage: at once). One JSON line at the end.
#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <string>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

enum class Manner { Slow, Idle, Garbage };

struct Client
{
    int socket = -1;
    size_t sent = 0;
};

class Crowd
{
public:
    Crowd(int port, Manner manner, int size) : m_port(port), m_manner(manner), m_clients(size_t(size))
    {
        m_poll = epoll_create1(0);
        for (char &byte : m_garbage)
            byte = char(m_random());
    }
    ~Crowd()
    {
        for (const Client &client : m_clients)
            close(client.socket);
        close(m_poll);
    }
    Crowd(const Crowd &) = delete;
    Crowd &operator=(const Crowd &) = delete;

    void run(std::chrono::seconds time)
    {
        const auto end = Clock::now() + time;
        for (size_t i = 0; i < m_clients.size(); ++i)
            open(i);
        // Everybody has one turn a second, spread over it.
        const auto turn = std::chrono::nanoseconds(1s) / m_clients.size();
        auto due = Clock::now();
        size_t next = 0;
        while (Clock::now() < end) {
            serve(1);
            for (; m_manner != Manner::Garbage && due <= Clock::now(); due += turn)
                act(next++ % m_clients.size());
        }
    }
    long closed() const { return m_closed; }
    long refused() const { return m_refused; }
    long long bytes() const { return m_bytes; }

private:
    void open(size_t index)
    {
        Client &client = m_clients[index];
        client = {socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), 0};
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(uint16_t(m_port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connect(client.socket, reinterpret_cast<sockaddr *>(&address), sizeof address);
        epoll_event wanted{};
        wanted.events = EPOLLIN | EPOLLRDHUP | (m_manner == Manner::Garbage ? uint32_t(EPOLLOUT) : 0u);
        wanted.data.u64 = index;
        epoll_ctl(m_poll, EPOLL_CTL_ADD, client.socket, &wanted);
    }

    void serve(int milliseconds)
    {
        epoll_event events[512];
        const int count = epoll_wait(m_poll, events, 512, milliseconds);
        for (int i = 0; i < count; ++i) {
            const size_t index = events[i].data.u64;
            if (events[i].events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR))
                receive(index);
            else if (events[i].events & EPOLLOUT)
                sendGarbage(index);
        }
    }

    void receive(size_t index)
    {
        char buffer[4096];
        const ssize_t got = recv(m_clients[index].socket, buffer, sizeof buffer, 0);
        if (got > 0) {
            m_refused += std::string_view(buffer, size_t(got)).starts_with("HTTP/1.1 503") ? 1 : 0;
            return;
        }
        if (got < 0 && errno == EAGAIN)
            return;
        ++m_closed;
        close(m_clients[index].socket);
        m_clients[index].socket = -1;
        if (m_manner == Manner::Garbage)
            open(index);
    }

    void act(size_t index)
    {
        if (m_clients[index].socket < 0)
            open(index);
        else if (m_manner == Manner::Slow)
            sendByte(index);
    }

    void sendByte(size_t index)
    {
        static const std::string head = "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
        Client &client = m_clients[index];
        const char byte = client.sent < head.size() ? head[client.sent] : 'a';
        if (send(client.socket, &byte, 1, MSG_NOSIGNAL) == 1) {
            ++client.sent;
            ++m_bytes;
        }
    }

    void sendGarbage(size_t index)
    {
        const size_t from = m_random() % (sizeof m_garbage / 2);
        const ssize_t sent = send(m_clients[index].socket, m_garbage + from, 1 + m_random() % 4096, MSG_NOSIGNAL);
        m_bytes += std::max<ssize_t>(0, sent);
    }

    int m_port;
    Manner m_manner;
    int m_poll = -1;
    std::vector<Client> m_clients;
    std::mt19937 m_random{1};
    char m_garbage[16384];
    long m_closed = 0;
    long m_refused = 0;
    long long m_bytes = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 4)
        return 2;
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    const std::string what = argv[3];
    const std::string name = what.substr(0, what.find(':'));
    const Manner manner = name == "slow" ? Manner::Slow : name == "idle" ? Manner::Idle : Manner::Garbage;
    Crowd crowd(std::atoi(argv[1]), manner, std::atoi(what.c_str() + name.size() + 1));
    crowd.run(std::chrono::seconds(std::atoi(argv[2])));
    std::printf("{\"class\":\"%s\",\"cut_off\":%ld,\"told_503\":%ld,\"bytes\":%lld}\n", what.c_str(), crowd.closed(),
                crowd.refused(), crowd.bytes());
}
