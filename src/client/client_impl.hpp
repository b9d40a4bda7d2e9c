// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <livechat/customer/client.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>

#include "client/callbacks.hpp"
#include "client/ending.hpp"
#include "client/handlers.hpp"
#include "client/inbox.hpp"
#include "client/program.hpp"
#include "client/push_line.hpp"
#include "client/shared_loop.hpp"
#include "client/token_source.hpp"
#include "net/driver.hpp"

namespace livechat::customer::inline v0::detail {

/// What is behind a client: the loop and its thread, the driver, and the way of every answer back to its caller.
class client_impl final : public net::driver_observer, public std::enable_shared_from_this<client_impl> {
 public:
  using completion = std::function<void(result<std::string>)>;

  /// `is_shared`: others use the loop too, so it goes on when this client ends.
  client_impl(std::shared_ptr<const config> settings, std::shared_ptr<program> gate, net::link_factory links,
              std::shared_ptr<shared_loop> loop, bool is_shared);
  ~client_impl() override;

  /// Begins to live.
  void start();

  /// Ends: as the destructor of `client` promises.
  void end();

  /// Sends a request; `done` is called once on the loop's thread.
  void submit(std::string action, std::string payload, const call_options& options, core::ticket call, completion done);
  void connect(const call_options& options, core::ticket call, completion done);
  void close(completion done);
  void resume();
  void network_changed();
  void read_metrics(std::function<void(result<client_metrics>)> done);
  void cancel(core::ticket call);

  /// A name for a call, before it is made: so that it can be cancelled from the beginning.
  [[nodiscard]] core::ticket new_ticket() { return core::ticket(++tickets_); }
  [[nodiscard]] std::function<void()> canceller(core::ticket call);

  void adopt(task<void> coroutine);

  [[nodiscard]] const std::shared_ptr<detail::callbacks>& callbacks() const { return callbacks_; }
  [[nodiscard]] detail::inbox& inbox() { return inbox_; }
  [[nodiscard]] const std::shared_ptr<shared_loop>& loop() { return loop_; }
  [[nodiscard]] machine::instant now() const { return loop_->loop().now(); }
  [[nodiscard]] const config& settings() const { return *settings_; }
  [[nodiscard]] link_state state() const { return state_; }

  handlers<push>& pushes() { return *pushes_; }
  handlers<state_change>& states() { return *states_; }
  handlers<error>& errors() { return *errors_; }

 private:
  /// A call under way: who is told of its end, and the stop request that may end it early.
  struct pending {
    completion done;
    std::unique_ptr<std::stop_callback<std::function<void()>>> stop;
  };

  // client_news.cpp: what the driver has to tell
  void completed(core::complete what) override;
  void delivered(core::deliver what) override;
  void reported(core::report what) override;
  void complained(core::complain what) override;
  void logged(core::log_line what) override;
  void pushes_shed() override;
  void token_wanted(core::fetch_token what) override;
  void token_forgotten() override;
  [[nodiscard]] login login_data_wanted() override;
  void text_passed(bool is_outgoing, std::string_view text) override;

  template <class News>
  void announce(const handlers<News>& to, const News& news);
  void announce_push(push received);
  void heed(intake what, bool& is_shedding);
  void look_for_room();
  void token_answered(core::fetch_id fetch, result<access_token> answer);
  [[nodiscard]] net::driver_settings settings_of_driver();
  void expect(core::ticket call, completion done);
  void watch(core::ticket call, const std::stop_token& stop);
  void tell(const error& problem);
  void log(log_level level, std::string_view category, std::string_view text) const noexcept;
  void handler_threw(const std::exception_ptr& what);
  [[nodiscard]] bool has_good_deadline(const call_options& options, core::ticket call);
  void finish(std::shared_ptr<ending> under_way);
  void let_go();
  template <class Job>
  void on_loop(Job job);
  [[nodiscard]] machine::instant deadline_of(const call_options& options) const;

  const std::shared_ptr<const config> settings_;
  const std::shared_ptr<program> program_;
  const std::shared_ptr<shared_loop> loop_;
  const bool is_shared_;
  const std::shared_ptr<detail::callbacks> callbacks_;
  detail::inbox inbox_;
  const std::shared_ptr<handlers<push>> pushes_ = std::make_shared<handlers<push>>();
  const std::shared_ptr<handlers<state_change>> states_ = std::make_shared<handlers<state_change>>();
  const std::shared_ptr<handlers<error>> errors_ = std::make_shared<handlers<error>>();

  std::atomic<std::uint64_t> tickets_ = 0;
  std::atomic<link_state> state_ = link_state::idle;

  std::mutex mutex_;
  std::map<core::ticket, pending> pending_;
  std::map<std::uint64_t, task<void>> coroutines_;
  std::uint64_t coroutines_started_ = 0;
  bool is_ended_ = false;

  push_line line_;
  const token_source tokens_;
  login login_data_;         ///< what the last login was to say
  bool line_sheds_ = false;  ///< the handlers do not take the pushes: the oldest ones go
  bool inbox_sheds_ = false;
  std::atomic<unsigned> errors_waiting_ = 0;
  std::unique_ptr<net::driver> driver_;
};

/// Weak: the loop may go on when the client has ended.
template <class Job>
void client_impl::on_loop(Job job) {
  loop_->loop().post([weak = weak_from_this(), job = std::move(job)]() mutable {
    const auto self = weak.lock();
    if (self && self->driver_) job(*self);
  });
}

}  // namespace livechat::customer::inline v0::detail
