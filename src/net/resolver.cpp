// SPDX-License-Identifier: Apache-2.0
#include "net/resolver.hpp"

#include <ares.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/time.h>

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <livechat/customer/error.hpp>
#include <map>
#include <optional>
#include <utility>

#include "net/loop_impl.hpp"

namespace livechat::customer::net {

namespace {

namespace asio = boost::asio;

constexpr std::size_t most_addresses = 6;

// When c-ares asks again, and how often: 1 s and 2 s. A lost datagram is made good and a dead name server is told apart
// within the 5 s that the session gives a look-up.
constexpr int first_try_ms = 1000;
constexpr int tries = 2;

struct answer {
  std::error_code code;
  std::string detail;
  std::vector<std::string> addresses;
};

answer failure(int status) {
  switch (status) {
    case ARES_ENOTFOUND:
    case ARES_ENODATA:
    case ARES_EBADNAME:
      return {network_errc::name_not_found, ares_strerror(status), {}};
    default:
      return {network_errc::name_lookup_failed, ares_strerror(status), {}};
  }
}

std::string text_of(int family, const void* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (inet_ntop(family, address, text.data(), text.size()) == nullptr) return {};
  return text.data();
}

// RFC 8305, section 4: the families take turns, so that a broken one costs one try, not many.
std::vector<std::string> in_turn(const std::vector<std::string>& v6, const std::vector<std::string>& v4) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < std::max(v6.size(), v4.size()); ++i) {
    if (i < v6.size()) all.push_back(v6[i]);
    if (i < v4.size()) all.push_back(v4[i]);
  }
  if (all.size() > most_addresses) all.resize(most_addresses);
  return all;
}

std::vector<std::string> addresses_of(const ares_addrinfo& found) {
  std::vector<std::string> v6;
  std::vector<std::string> v4;
  for (auto const* node = found.nodes; node != nullptr; node = node->ai_next) {
    if (node->ai_family == AF_INET6) {
      v6.push_back(text_of(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(node->ai_addr)->sin6_addr));
    } else if (node->ai_family == AF_INET) {
      v4.push_back(text_of(AF_INET, &reinterpret_cast<const sockaddr_in*>(node->ai_addr)->sin_addr));
    }
  }
  return in_turn(v6, v4);
}

bool is_address(const std::string& host) {
  boost::system::error_code code;
  asio::ip::make_address(host, code);
  return !code;
}

void start_c_ares() {
  // To be called once per process before anything else of c-ares.
  static const int status = ares_library_init(ARES_LIB_INIT_ALL);
  static_cast<void>(status);
}

}  // namespace

/// One look-up with a c-ares channel of its own, since c-ares 1.18 can only cancel all queries of a channel.
/// 1. `start`; 2. c-ares says through `watch` which of its sockets it waits for; 3. `process` when one is ready or the
/// timer is due; 4. the answer, or `drop`.
class resolver::lookup final : public std::enable_shared_from_this<resolver::lookup> {
 public:
  lookup(asio::io_context& io, handler done, std::function<void()> ended)
      : io_(io), timer_(io), done_(std::move(done)), ended_(std::move(ended)) {}

  ~lookup() { close_channel(); }
  lookup(const lookup&) = delete;
  lookup& operator=(const lookup&) = delete;

  void start(const std::string& host, const std::string& name_servers) {
    if (is_address(host)) {
      answer_ = answer{{}, {}, {host}};
      return finish_later();
    }
    if (int const status = open_channel(name_servers); status != ARES_SUCCESS) {
      answer_ = failure(status);
      return finish_later();
    }
    ares_addrinfo_hints hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = ARES_AI_NOSORT;  // the order is ours
    ares_getaddrinfo(channel_, host.c_str(), nullptr, &hints, &answered, this);
    if (answer_) return finish_later();  // from the hosts file
    wait();
  }

  /// No handler is called any more, and nothing is waited for.
  void drop() {
    done_ = nullptr;
    close_channel();
  }

 private:
  struct watched {
    explicit watched(asio::io_context& io, ares_socket_t socket) : descriptor(io, socket) {}

    asio::posix::stream_descriptor descriptor;
    bool wants_read = false;
    bool wants_write = false;
    bool waits_to_read = false;
    bool waits_to_write = false;
  };

  int open_channel(const std::string& name_servers) {
    start_c_ares();
    ares_options options{};
    options.timeout = first_try_ms;
    options.tries = tries;
    options.sock_state_cb = &watch;
    options.sock_state_cb_data = this;
    int const mask = ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB;
    int const status = ares_init_options(&channel_, &options, mask);
    if (status != ARES_SUCCESS || name_servers.empty()) return status;
    return ares_set_servers_ports_csv(channel_, name_servers.c_str());
  }

  // Never from inside a callback of c-ares: it must not lose its channel there.
  void close_channel() {
    timer_.cancel();
    if (auto* channel = std::exchange(channel_, nullptr); channel != nullptr) ares_destroy(channel);
  }

  static void answered(void* self, int status, int /*timeouts*/, ares_addrinfo* found) {
    auto& lookup = *static_cast<resolver::lookup*>(self);
    if (status == ARES_SUCCESS) {
      lookup.answer_ = answer{{}, {}, addresses_of(*found)};
      if (lookup.answer_->addresses.empty()) lookup.answer_ = failure(ARES_ENODATA);
    } else {
      lookup.answer_ = failure(status);
    }
    if (found != nullptr) ares_freeaddrinfo(found);
  }

  static void watch(void* self, ares_socket_t socket, int readable, int writable) {
    auto& lookup = *static_cast<resolver::lookup*>(self);
    if (readable == 0 && writable == 0) return lookup.unwatch(socket);
    auto& entry = lookup.sockets_[socket];
    if (!entry) entry = std::make_shared<watched>(lookup.io_, socket);
    entry->wants_read = readable != 0;
    entry->wants_write = writable != 0;
  }

  // c-ares closes its sockets itself.
  void unwatch(ares_socket_t socket) {
    auto const entry = sockets_.extract(socket);
    if (!entry.empty()) entry.mapped()->descriptor.release();
  }

  void wait() {
    for (auto const& [socket, entry] : sockets_) {
      if (entry->wants_read && !entry->waits_to_read) wait_to_read(socket, entry);
      if (entry->wants_write && !entry->waits_to_write) wait_to_write(socket, entry);
    }
    wait_for_timeout();
  }

  void wait_to_read(ares_socket_t socket, const std::shared_ptr<watched>& entry) {
    entry->waits_to_read = true;
    entry->descriptor.async_wait(asio::posix::descriptor_base::wait_read,
                                 [self = shared_from_this(), entry, socket](boost::system::error_code code) {
                                   entry->waits_to_read = false;
                                   if (!code) self->process(socket, ARES_SOCKET_BAD);
                                 });
  }

  void wait_to_write(ares_socket_t socket, const std::shared_ptr<watched>& entry) {
    entry->waits_to_write = true;
    entry->descriptor.async_wait(asio::posix::descriptor_base::wait_write,
                                 [self = shared_from_this(), entry, socket](boost::system::error_code code) {
                                   entry->waits_to_write = false;
                                   if (!code) self->process(ARES_SOCKET_BAD, socket);
                                 });
  }

  // Not a deadline: this is when c-ares asks again. The session's deadline for the look-up knows nothing of it.
  void wait_for_timeout() {
    timeval room{};
    auto const* left = ares_timeout(channel_, nullptr, &room);
    if (left == nullptr) return;
    timer_.expires_after(std::chrono::seconds(left->tv_sec) + std::chrono::microseconds(left->tv_usec));
    timer_.async_wait([self = shared_from_this()](boost::system::error_code code) {
      if (!code) self->process(ARES_SOCKET_BAD, ARES_SOCKET_BAD);
    });
  }

  void process(ares_socket_t to_read, ares_socket_t to_write) {
    if (channel_ == nullptr) return;  // dropped meanwhile
    ares_process_fd(channel_, to_read, to_write);
    if (answer_) return finish();
    wait();
  }

  void finish_later() {
    asio::post(io_, [self = shared_from_this()] { self->finish(); });
  }

  void finish() {
    auto const done = std::exchange(done_, nullptr);
    if (!done) return;
    auto const found = std::exchange(answer_, std::nullopt);
    close_channel();
    ended_();
    done(found->code, found->detail, found->addresses);
  }

  asio::io_context& io_;
  asio::steady_timer timer_;
  handler done_;
  std::function<void()> ended_;
  std::optional<answer> answer_;
  ares_channel channel_ = nullptr;
  std::map<ares_socket_t, std::shared_ptr<watched>> sockets_;
};

struct resolver::impl {
  asio::io_context& io;
  std::string name_servers;
  std::uint64_t started = 0;
  std::map<lookup_id, std::shared_ptr<lookup>> under_way;
};

resolver::resolver(loop& loop, std::string name_servers)
    : impl_(std::make_shared<impl>(impl{loop.context().io, std::move(name_servers), 0, {}})) {}

resolver::~resolver() {
  for (auto const& [id, running] : impl_->under_way) running->drop();
}

lookup_id resolver::look_up(std::string host, handler done) {
  auto const id = lookup_id{++impl_->started};
  auto ended = [impl = std::weak_ptr(impl_), id] {
    if (auto const alive = impl.lock()) alive->under_way.erase(id);
  };
  auto const started = std::make_shared<lookup>(impl_->io, std::move(done), std::move(ended));
  impl_->under_way.emplace(id, started);
  started->start(host, impl_->name_servers);
  return id;
}

void resolver::cancel(lookup_id id) {
  auto const entry = impl_->under_way.extract(id);
  if (!entry.empty()) entry.mapped()->drop();
}

}  // namespace livechat::customer::net
