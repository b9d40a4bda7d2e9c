// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <exception>
#include <functional>
#include <livechat/customer/config.hpp>
#include <livechat/customer/operation.hpp>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/state.hpp>
#include <livechat/customer/task.hpp>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

namespace detail {
class client_impl;
}

/// What one call may ask for besides its request.
class call_options {
 public:
  call_options() = default;

  /// How long this request may take, waiting for a connection included: 1 ms to 10 min. Default: the config's.
  call_options& deadline(std::chrono::milliseconds value) {
    deadline_ = value;
    return *this;
  }

  /// Cancels the request when a stop is requested.
  call_options& stop(std::stop_token value) {
    stop_ = std::move(value);
    return *this;
  }

  /// Members to add to the payload: a JSON object, e.g. `{"new_field":1}`.
  call_options& extra(json_text value) {
    extra_ = std::move(value);
    return *this;
  }

  [[nodiscard]] std::optional<std::chrono::milliseconds> deadline() const noexcept { return deadline_; }
  [[nodiscard]] const std::stop_token& stop() const noexcept { return stop_; }
  [[nodiscard]] const json_text& extra() const noexcept { return extra_; }

 private:
  std::optional<std::chrono::milliseconds> deadline_;
  std::stop_token stop_;
  json_text extra_;
};

/// A handler that was set with `client::on`. Letting go of it changes nothing; `cancel()` removes the handler.
class subscription {
 public:
  subscription() = default;
  explicit subscription(std::function<void()> cancel) : cancel_(std::move(cancel)) {}

  /// Removes the handler. It is not called after this, except for a call that is running on another thread now.
  void cancel() {
    if (cancel_) std::exchange(cancel_, nullptr)();
  }

 private:
  std::function<void()> cancel_;
};

/// One customer's connection to the service.
///
/// 1. Make one from a config. 2. Set handlers with `on`. 3. Call actions; the first call connects.
///
/// The connection is kept up by itself: it is restored with growing waits until the service says not to.
/// Every request ends exactly once: with its value, the service's error, or a client error whose `outcome()` tells
/// whether it may have been done.
///
/// Thread rule: every member may be called from any thread. Callbacks run where the config says, never inline in a
/// call, never two at once.
/// Lifetime: the destructor waits only for a callback that is running on another thread; no callback begins after
/// it, and whoever waits in `get()` gets `client_errc::stopped`.
class client {
 public:
  /// Throws `error` (`invalid_config`, or `ca_file_unreadable`). Does not connect yet.
  explicit client(config settings);
  ~client();
  client(const client&) = delete;
  client& operator=(const client&) = delete;

  /// Connects and logs in, or tells that it is done already. Completes when live; when the client pauses; until the
  /// first login also when a try fails; or when the deadline is over.
  operation<customer::login::response> connect(const call_options& options = {});

  /// Closes the connection for good. Requests under way end with `client_errc::stopped`, their continuations run.
  /// Completes when the connection is closed, 2 s later at most.
  operation<void> close();

  /// Tries again after `paused`.
  void resume();

  /// See `start_chat`. Errors: those of `start_chat`, `error` with its outcome.
  operation<customer::start_chat::response> start_chat(customer::start_chat request = {},
                                                       const call_options& options = {});

  /// See `send_event`.
  operation<customer::send_event::response> send_event(customer::send_event request, const call_options& options = {});
  operation<customer::send_event::response> send_event(std::string chat_id, event event,
                                                       const call_options& options = {});

  /// See `get_chat`.
  operation<customer::get_chat::response> get_chat(customer::get_chat request, const call_options& options = {});

  operation<customer::get_chat::response> get_chat(std::string chat_id, const call_options& options = {});

  /// See `deactivate_chat`.
  operation<customer::deactivate_chat::response> deactivate_chat(customer::deactivate_chat request,
                                                                 const call_options& options = {});

  operation<customer::deactivate_chat::response> deactivate_chat(std::string chat_id, const call_options& options = {});

  /// See `ping`.
  operation<customer::ping::response> ping(customer::ping request = {}, const call_options& options = {});

  /// Any action in its typed form: what the members above call.
  template <described_action Action>
  operation<typename Action::response> call(Action request, const call_options& options = {});

  /// Any action by name, with its payload as a JSON object; the answer is the payload's JSON text.
  operation<json_text> request(std::string action, const json_text& payload = {}, const call_options& options = {});

  /// Calls `handler(const Push&)` for each push of that type. Several handlers are called in the order they were set.
  template <class Push, class Handler>
  subscription on(Handler handler) {
    return on_push([handler = std::move(handler)](const push& received) mutable {
      if (const auto* typed = received.as<Push>()) handler(*typed);
    });
  }

  /// Calls `handler` for every push, unknown ones too.
  subscription on_push(std::function<void(const push&)> handler);

  /// Calls `handler` for each change of the connection's state.
  subscription on_state(std::function<void(const state_change&)> handler);

  /// Calls `handler` for what no call can tell: a handler that threw, a frame that could not be read.
  subscription on_error(std::function<void(const error&)> handler);

  /// The next push that was not pulled yet; nothing once the client is closed, or when the operation is cancelled.
  /// Until the first pull, the newest 256 pushes are kept for it; from then on all of them, up to 10,000 or 8 MiB.
  operation<std::optional<push>> next_push();

  /// Pulls pushes until one is a `Push` for which `accept` is true, and gives it; nothing after `timeout`.
  /// Blocks: not for callbacks.
  template <class Push, class Accept>
  std::optional<Push> wait_for(std::chrono::milliseconds timeout, Accept accept) {
    std::optional<Push> found;
    pull_until(timeout, [&](const push& received) {
      const auto* typed = received.as<Push>();
      if (typed == nullptr || !accept(*typed)) return false;
      found = *typed;
      return true;
    });
    return found;
  }

  template <class Push>
  std::optional<Push> wait_for(std::chrono::milliseconds timeout) {
    return wait_for<Push>(timeout, [](const Push&) { return true; });
  }

  /// Starts a coroutine on the callback thread. Completes with what it returns, or with the error that it threw
  /// (`handler_failed` for anything that is no `error`).
  /// Lifetime: when the client is destroyed first, the coroutine is destroyed where it is suspended.
  /// Thread rule: with `config::post`, do not wait for it on the thread that runs what is posted: it needs that thread.
  template <class T>
  operation<T> spawn(task<T> body);

  [[nodiscard]] link_state state() const;

  /// With `config::own_loop`: runs the client on this thread until it is closed.
  void run();

  /// With `config::own_loop`: runs what is due and returns at once. Returns how many steps were run.
  std::size_t poll();

 private:
  void pull_until(std::chrono::milliseconds timeout, const std::function<bool(const push&)>& accept);
  std::shared_ptr<detail::callback_queue> callbacks() const;
  void adopt(task<void> coroutine);

  std::shared_ptr<detail::client_impl> impl_;
};

namespace detail {

/// Completes the operation of a spawned coroutine, also when the coroutine is destroyed before its end.
template <class T>
class spawned {
 public:
  explicit spawned(std::shared_ptr<operation_state<T>> state) : state_(std::move(state)) {}
  spawned(spawned&&) noexcept = default;
  spawned& operator=(spawned&&) = delete;
  spawned(const spawned&) = delete;
  spawned& operator=(const spawned&) = delete;
  ~spawned() {
    if (state_) state_->complete(result<T>(error(client_errc::stopped, outcome::unknown)));
  }

  void complete(result<T> value) const { state_->complete(std::move(value)); }

 private:
  std::shared_ptr<operation_state<T>> state_;
};

template <class T>
task<void> run_spawned(task<T> body, spawned<T> caller) {
  try {
    if constexpr (std::is_void_v<T>) {
      co_await std::move(body);
      caller.complete(result<T>());
    } else {
      caller.complete(result<T>(co_await std::move(body)));
    }
  } catch (const error& failure) {
    caller.complete(result<T>(failure));
  } catch (const std::exception& other) {
    caller.complete(result<T>(error(client_errc::handler_failed, outcome::unknown, other.what())));
  } catch (...) {
    caller.complete(result<T>(error(client_errc::handler_failed, outcome::unknown)));
  }
}

}  // namespace detail

template <class T>
operation<T> client::spawn(task<T> body) {
  auto state = std::make_shared<detail::operation_state<T>>(callbacks(), nullptr);
  adopt(detail::run_spawned<T>(std::move(body), detail::spawned<T>(state)));
  return operation<T>(std::move(state));
}

}  // namespace livechat::customer::inline v0
