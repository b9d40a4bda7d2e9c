// SPDX-License-Identifier: Apache-2.0
#include "emulator/net/server.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "emulator/core/service.hpp"
#include "emulator/net/arrival.hpp"
#include "emulator/net/chores.hpp"
#include "emulator/net/limits.hpp"
#include "emulator/net/listener.hpp"
#include "emulator/net/server_connection.hpp"
#include "emulator/net/tls_server.hpp"
#include "livechat/customer/one_of.hpp"
#include "net/alarm.hpp"
#include "net/loop_impl.hpp"

namespace livechat::emulator::net {

namespace {

using boost::asio::ip::tcp;
using core::connection_id;
using machine::instant;

/// The wall clock at instant 0 of the loop, so that the service can date things without a clock of its own.
core::service_settings dated(core::service_settings settings, instant now) {
  using std::chrono::microseconds;
  const auto wall = std::chrono::floor<microseconds>(std::chrono::system_clock::now());
  settings.started_at = wall - std::chrono::floor<microseconds>(machine::duration(now.ns));
  return settings;
}

}  // namespace

class server::impl final : public server_connection_observer {
 public:
  impl(customer::net::loop& loop, server_settings settings)
      : loop_(loop),
        log_(std::move(settings.log)),
        service_(dated(std::move(settings.service), loop.now())),
        tls_(make_tls_server(settings.identity)),
        alarm_(loop),
        listener_(
            loop.context().io, {settings.port, settings.listen},
            [this](tcp::socket socket) { accepted(std::move(socket)); },
            [this] { later(limits::accept_again, [this] { listener_.resume(); }); }) {
    policy_ = std::move(settings.door);
    if (policy_.port == 0) policy_.port = listener_.port();
    policy_.secret = service_.control_secret();
    service_.deadline_reached(loop.now());  // tells the time: the first tokens are dated by it
    listener_.resume();
  }

  [[nodiscard]] std::uint16_t port() const noexcept { return listener_.port(); }
  [[nodiscard]] std::uint16_t published_port() const noexcept { return policy_.port; }
  [[nodiscard]] core::service& service() noexcept { return service_; }
  [[nodiscard]] std::size_t connections() const { return arrivals_.size() + connections_.size(); }

  void drop_connections() {
    listener_.cut_waiting();
    for (auto& [id, one] : std::exchange(arrivals_, {})) one->cut();
    for (auto& [id, one] : std::exchange(connections_, {})) {
      one.link->abort();
      // Not left to `ended`, which comes later: whoever asks now is to find nobody.
      service_.connection_closed(loop_.now(), id);
    }
    settle();
  }

  void disconnect_customers(const std::string& reason, const customer::json_text& data) {
    service_.disconnect_customer(loop_.now(), reason, data);
    settle();
  }

  bool revoke_token(const std::string& token) {
    const bool was_good = service_.revoke_token(loop_.now(), token);
    settle();
    return was_good;
  }

  bool expire_token(const std::string& token) {
    const bool was_good = service_.expire_token(loop_.now(), token);
    settle();
    return was_good;
  }

  void delay_answers(machine::duration value) { service_.delay_answers(value); }

  void when_pending(std::size_t count, machine::duration limit, std::function<void(bool)> done) {
    const auto number = ++waiters_made_;
    waiters_.emplace(number, waiter{count, std::move(done)});
    later(limit, [this, number] { tell(number, false); });
    tell_waiters();
  }

  void stop(std::function<void()> done) {
    listener_.stop();
    for (auto& [id, one] : std::exchange(arrivals_, {})) one->cut();
    stopped_ = std::move(done);
    for (auto& [id, one] : connections_) one.link->close(core::close_code::going_away, "the emulator stops");
    // Each tells its end by itself, later: the map does not change under this loop.
    later(limits::stop, [this] {
      for (auto& [id, one] : connections_) one.link->leave();
    });
    check_stopped();
  }

  // What connections do.

  void upgraded(connection_id id) override {
    const auto found = connections_.find(id);
    if (found == connections_.end()) return;
    service_.connection_opened(loop_.now(), id, std::move(found->second.request));
    settle();
  }

  void text_received(connection_id id, std::string_view text) override {
    service_.text_received(loop_.now(), id, text);
    settle();
  }

  void binary_received(connection_id id) override {
    service_.binary_received(loop_.now(), id);
    settle();
  }

  void ping_received(connection_id id) override {
    service_.control_received(loop_.now(), id);
    settle();
  }

  void ended(connection_id id) override {
    connections_.erase(id);
    service_.connection_closed(loop_.now(), id);
    settle();
    check_stopped();
  }

 private:
  struct connected {
    std::shared_ptr<server_connection> link;
    core::upgrade_request request;
  };

  /// Somebody who wants to know when this many requests are pending.
  struct waiter {
    std::size_t count;
    std::function<void(bool)> done;
  };

  void accepted(tcp::socket socket) {
    if (connections() >= limits::connections) return;  // closes it
    const auto id = static_cast<connection_id>(++accepted_);
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    auto visitor = std::make_shared<arrival>(
        std::move(socket), tls_, policy_,
        [this, id](customer::net::byte_stream stream, core::upgrade_request request, const std::string& key) {
          take_over(id, std::move(stream), std::move(request), key);
        },
        [this, id](const core::http_call& call) {
          service_.http_received(loop_.now(), core::http_id{static_cast<std::uint64_t>(id)}, call);
          settle();
        },
        [this, id](std::chrono::milliseconds linger) { later(linger, [this, id] { cut_arrival(id); }); });
    arrivals_.emplace(id, visitor);
    later(limits::arrival, [this, id] { cut_arrival(id); });
    visitor->begin();
  }

  void answer_arrival(const core::answer_call& what) {
    const auto found = arrivals_.find(connection_id{static_cast<std::uint64_t>(what.call)});
    if (found != arrivals_.end()) found->second->answer(what.reply);
  }

  void cut_arrival(connection_id id) {
    const auto found = arrivals_.find(id);
    if (found == arrivals_.end()) return;
    found->second->cut();
    arrivals_.erase(found);
  }

  void take_over(connection_id id, customer::net::byte_stream stream, core::upgrade_request request,
                 const std::string& key) {
    arrivals_.erase(id);
    auto link = make_server_connection(id, std::move(stream), *this);
    const auto version = customer::api_version_of(request.version);
    connections_.emplace(id, connected{link, std::move(request)});
    link->open(key, version ? core::lifecycle_of(*version) : std::nullopt);
  }

  /// Does what the service wants, then sets the alarm for what is next.
  void settle() {
    while (const auto what = service_.next_effect()) perform(*what);
    tell_waiters();
    set_alarm();
  }

  void tell_waiters() {
    const auto pending = service_.pending_requests();
    const auto is_due = [pending](const auto& row) { return row.second.count <= pending; };
    for (auto due = std::ranges::find_if(waiters_, is_due); due != waiters_.end();
         due = std::ranges::find_if(waiters_, is_due)) {
      tell(due->first, true);
    }
  }

  void tell(std::uint64_t number, bool came_about) {
    const auto row = waiters_.extract(number);
    if (row) row.mapped().done(came_about);
  }

  void perform(const core::effect& what) {
    std::visit(customer::detail::overloaded{
                   [this](const core::send_text& send) {
                     if (auto* link = find(send.connection)) link->send_text(send.text);
                   },
                   [this](const core::close_connection& close) { close_link(close); },
                   [this](const core::answer_call& answer) { answer_arrival(answer); },
                   [this](const core::log_line& line) {
                     if (log_) log_(line.level, "emulator", line.text);
                   },
               },
               what);
  }

  /// Who does not answer the close is cut.
  void close_link(const core::close_connection& what) {
    auto* link = find(what.connection);
    if (link == nullptr) return;
    link->close(what.code, what.reason);
    later(limits::farewell, [this, id = what.connection] {
      if (auto* lingering = find(id)) lingering->leave();
    });
  }

  [[nodiscard]] server_connection* find(connection_id id) {
    const auto found = connections_.find(id);
    return found == connections_.end() ? nullptr : found->second.link.get();
  }

  void later(machine::duration delay, chores::job what) {
    chores_.add(loop_.now() + delay, std::move(what));
    set_alarm();
  }

  void set_alarm() {
    const auto service = service_.next_deadline();
    const auto own = chores_.next();
    const auto next = service && own ? std::min(service, own) : (service ? service : own);
    if (next == alarm_at_) return;
    alarm_at_ = next;
    alarm_.set(next, [this] { alarm_rang(); });
  }

  void alarm_rang() {
    alarm_at_.reset();
    chores_.do_due(loop_.now());
    service_.deadline_reached(loop_.now());
    settle();
  }

  void check_stopped() {
    if (stopped_ && connections_.empty()) std::exchange(stopped_, nullptr)();
  }

  customer::net::loop& loop_;
  customer::log_handler log_;
  core::service service_;
  boost::asio::ssl::context tls_;
  door_policy policy_;
  chores chores_;
  customer::net::alarm alarm_;
  std::optional<instant> alarm_at_;
  std::uint64_t accepted_ = 0;
  std::map<connection_id, std::shared_ptr<arrival>> arrivals_;
  std::map<connection_id, connected> connections_;
  std::map<std::uint64_t, waiter> waiters_;
  std::uint64_t waiters_made_ = 0;
  std::function<void()> stopped_;
  listener listener_;
};

server::server(customer::net::loop& loop, server_settings settings)
    : impl_(std::make_unique<impl>(loop, std::move(settings))) {}

server::~server() = default;

std::uint16_t server::port() const noexcept { return impl_->port(); }
std::uint16_t server::published_port() const noexcept { return impl_->published_port(); }
const std::string& server::organization_id() const noexcept { return impl_->service().organization_id(); }
const std::string& server::client_id() const noexcept { return impl_->service().client_id(); }
std::string server::issue_token() { return impl_->service().issue_token(); }
const std::string& server::control_secret() const noexcept { return impl_->service().control_secret(); }
bool server::revoke_token(const std::string& token) { return impl_->revoke_token(token); }
bool server::expire_token(const std::string& token) { return impl_->expire_token(token); }
std::string server::agent_token() { return impl_->service().agent_token(); }
std::size_t server::connections() const { return impl_->connections(); }
void server::drop_connections() { impl_->drop_connections(); }
void server::stop(std::function<void()> done) { impl_->stop(std::move(done)); }

void server::disconnect_customers(const std::string& reason, const customer::json_text& data) {
  impl_->disconnect_customers(reason, data);
}

void server::delay_answers(machine::duration value) { impl_->delay_answers(value); }

void server::when_pending(std::size_t count, machine::duration limit, std::function<void(bool)> done) {
  impl_->when_pending(count, limit, std::move(done));
}

}  // namespace livechat::emulator::net
