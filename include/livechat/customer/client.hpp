// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <exception>
#include <functional>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/config.hpp>
#include <livechat/customer/metrics.hpp>
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

/// What can be called: every action but `login`, which the client sends by itself.
template <class Action>
concept callable_action = described_action<Action> && !std::same_as<Action, login>;

/// The operation of a call: it completes with the answer to that action.
template <class Action>
using operation_of = operation<typename Action::response>;

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

  /// Asks for this request, its answer included, in another version of the API than the connection's. Only a later one
  /// is allowed. Default: the config's.
  call_options& version(api_version value) {
    version_ = value;
    return *this;
  }

  /// Members to add to the payload: a JSON object, e.g. `{"new_field":1}`. Each once, and none that the request has.
  call_options& extra(json_text value) {
    extra_ = std::move(value);
    return *this;
  }

  /// Whether this request waits while there is no connection; otherwise it fails at once with `offline`. Default: the
  /// config's.
  call_options& wait_for_connection(bool value) {
    wait_for_connection_ = value;
    return *this;
  }

  /// Whether this request is sent again when the service was too busy for it. Default: the config's.
  call_options& repeat_when_busy(bool value) {
    repeat_when_busy_ = value;
    return *this;
  }

  [[nodiscard]] std::optional<std::chrono::milliseconds> deadline() const noexcept { return deadline_; }
  [[nodiscard]] const std::stop_token& stop() const noexcept { return stop_; }
  [[nodiscard]] std::optional<api_version> version() const noexcept { return version_; }
  [[nodiscard]] const json_text& extra() const noexcept { return extra_; }
  [[nodiscard]] std::optional<bool> wait_for_connection() const noexcept { return wait_for_connection_; }
  [[nodiscard]] std::optional<bool> repeat_when_busy() const noexcept { return repeat_when_busy_; }

 private:
  std::optional<std::chrono::milliseconds> deadline_;
  std::stop_token stop_;
  std::optional<api_version> version_;
  json_text extra_;
  std::optional<bool> wait_for_connection_;
  std::optional<bool> repeat_when_busy_;
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
/// Each action has a member of its name, which takes its struct; where that has required fields, a second one takes
/// these. What an action does, needs and fails with stands beside its struct. A request that is not in order, or that
/// the version of the API does not have, is refused before it is sent (`invalid_request`, `not_in_version`).
///
/// Thread rule: every member may be called from any thread. Callbacks run where the config says, never inline in a
/// call, never two at once.
/// Lifetime: the destructor waits only for a callback that is running on another thread; no callback begins after
/// it, and whoever waits in `get()` gets `client_errc::stopped`.
class client {
 public:
  /// Throws `error` (`invalid_config`, or `ca_file_unreadable`). Does not connect yet: `connect` and the first call do.
  explicit client(config settings);
  ~client();
  client(const client&) = delete;
  client& operator=(const client&) = delete;

  /// Connects and logs in, or tells that it is done already. Completes when live; when the client pauses; until the
  /// first login also when a try fails; or when the deadline is over.
  ///
  /// The action `login` has no member of its own: the client sends it first on every connection, with the token and the
  /// login data of its config. What the service answered last is what this gives.
  operation_of<customer::login> connect(const call_options& options = {});

  /// With `config::manual`: connects and does not log in. Completes when the connection is open; otherwise as `connect`.
  operation<void> open(const call_options& options = {});

  /// With `config::manual`: logs in on the connection that is open, with the config's token and login data, or with those
  /// of `request`. From then on the client pings.
  operation_of<customer::login> log_in(const call_options& options = {});
  operation_of<customer::login> log_in(const customer::login& request, const call_options& options = {});

  /// Closes the connection for good. Requests under way end with `client_errc::stopped`, their continuations run.
  /// Completes when the connection is closed, 2 s later at most.
  operation<void> close();

  /// Tries again after `paused`, or now in place of later.
  void resume();

  /// Tells that the machine has changed its network: a client that waits tries again at once, one that is live asks for a
  /// sign of life within 5 s.
  void network_changed();

  /// What the client has done since it was made. Completes at once; with `client_errc::stopped` after its end.
  operation<client_metrics> metrics();

  // Chats

  /// Starts a chat.
  operation_of<customer::start_chat> start_chat(customer::start_chat request = {}, const call_options& options = {});

  /// Opens a new thread in a chat that has none open.
  operation_of<customer::resume_chat> resume_chat(customer::resume_chat request, const call_options& options = {});
  operation_of<customer::resume_chat> resume_chat(std::string chat_id, const call_options& options = {});

  /// Closes the open thread of a chat.
  operation_of<customer::deactivate_chat> deactivate_chat(customer::deactivate_chat request,
                                                          const call_options& options = {});
  operation_of<customer::deactivate_chat> deactivate_chat(std::string chat_id, const call_options& options = {});

  /// Lists the chats of the customer, page by page.
  operation_of<customer::list_chats> list_chats(customer::list_chats request = {}, const call_options& options = {});

  /// Lists the threads of a chat with their events, page by page.
  operation_of<customer::list_threads> list_threads(customer::list_threads request, const call_options& options = {});
  operation_of<customer::list_threads> list_threads(std::string chat_id, const call_options& options = {});

  /// Reads a chat with one of its threads.
  operation_of<customer::get_chat> get_chat(customer::get_chat request, const call_options& options = {});
  operation_of<customer::get_chat> get_chat(std::string chat_id, const call_options& options = {});

  // Events

  /// Sends an event, usually a message, to a chat.
  operation_of<customer::send_event> send_event(customer::send_event request, const call_options& options = {});
  operation_of<customer::send_event> send_event(std::string chat_id, customer::event event,
                                                const call_options& options = {});

  /// Deletes an event.
  operation_of<customer::delete_event> delete_event(customer::delete_event request, const call_options& options = {});
  operation_of<customer::delete_event> delete_event(std::string chat_id, std::string thread_id, std::string event_id,
                                                    const call_options& options = {});

  /// Tells that the customer used a button of a rich message.
  operation_of<customer::send_rich_message_postback> send_rich_message_postback(
      customer::send_rich_message_postback request, const call_options& options = {});
  operation_of<customer::send_rich_message_postback> send_rich_message_postback(std::string chat_id,
                                                                                std::string thread_id,
                                                                                std::string event_id,
                                                                                customer::postback postback,
                                                                                const call_options& options = {});

  /// Shows agents what the customer is typing.
  operation_of<customer::send_sneak_peek> send_sneak_peek(customer::send_sneak_peek request,
                                                          const call_options& options = {});
  operation_of<customer::send_sneak_peek> send_sneak_peek(std::string chat_id, std::string sneak_peek_text,
                                                          const call_options& options = {});

  /// Tells up to which time the customer has seen the events of a chat.
  operation_of<customer::mark_events_as_seen> mark_events_as_seen(customer::mark_events_as_seen request,
                                                                  const call_options& options = {});
  operation_of<customer::mark_events_as_seen> mark_events_as_seen(std::string chat_id, customer::timestamp seen_up_to,
                                                                  const call_options& options = {});

  // Properties

  /// Sets properties of a chat.
  operation_of<customer::update_chat_properties> update_chat_properties(customer::update_chat_properties request,
                                                                        const call_options& options = {});
  operation_of<customer::update_chat_properties> update_chat_properties(std::string chat_id,
                                                                        customer::properties properties,
                                                                        const call_options& options = {});

  /// Sets properties of a thread.
  operation_of<customer::update_thread_properties> update_thread_properties(customer::update_thread_properties request,
                                                                            const call_options& options = {});
  operation_of<customer::update_thread_properties> update_thread_properties(std::string chat_id, std::string thread_id,
                                                                            customer::properties properties,
                                                                            const call_options& options = {});

  /// Sets properties of an event.
  operation_of<customer::update_event_properties> update_event_properties(customer::update_event_properties request,
                                                                          const call_options& options = {});
  operation_of<customer::update_event_properties> update_event_properties(std::string chat_id, std::string thread_id,
                                                                          std::string event_id,
                                                                          customer::properties properties,
                                                                          const call_options& options = {});

  /// Deletes properties of a chat.
  operation_of<customer::delete_chat_properties> delete_chat_properties(customer::delete_chat_properties request,
                                                                        const call_options& options = {});
  operation_of<customer::delete_chat_properties> delete_chat_properties(std::string chat_id,
                                                                        customer::properties_to_delete names,
                                                                        const call_options& options = {});

  /// Deletes properties of a thread.
  operation_of<customer::delete_thread_properties> delete_thread_properties(customer::delete_thread_properties request,
                                                                            const call_options& options = {});
  operation_of<customer::delete_thread_properties> delete_thread_properties(std::string chat_id, std::string thread_id,
                                                                            customer::properties_to_delete names,
                                                                            const call_options& options = {});

  /// Deletes properties of an event.
  operation_of<customer::delete_event_properties> delete_event_properties(customer::delete_event_properties request,
                                                                          const call_options& options = {});
  operation_of<customer::delete_event_properties> delete_event_properties(std::string chat_id, std::string thread_id,
                                                                          std::string event_id,
                                                                          customer::properties_to_delete names,
                                                                          const call_options& options = {});

  // The customer

  /// Reads what the service knows of the customer.
  operation_of<customer::get_customer> get_customer(customer::get_customer request = {},
                                                    const call_options& options = {});

  /// Changes what the service knows of the customer.
  operation_of<customer::update_customer> update_customer(customer::update_customer request,
                                                          const call_options& options = {});

  /// Sets notes about the customer for the time of the session.
  operation_of<customer::set_customer_session_fields> set_customer_session_fields(
      customer::set_customer_session_fields request, const call_options& options = {});
  operation_of<customer::set_customer_session_fields> set_customer_session_fields(
      customer::session_fields session_fields, const call_options& options = {});

  /// Tells which page the customer is on.
  operation_of<customer::update_customer_page> update_customer_page(customer::update_customer_page request,
                                                                    const call_options& options = {});
  operation_of<customer::update_customer_page> update_customer_page(std::string url, const call_options& options = {});

  /// Tells that the page of the customer has the focus.
  operation_of<customer::activate_customer_page> activate_customer_page(customer::activate_customer_page request = {},
                                                                        const call_options& options = {});

  /// Tells that the page of the customer has lost the focus.
  operation_of<customer::deactivate_customer_page> deactivate_customer_page(
      customer::deactivate_customer_page request = {}, const call_options& options = {});

  // Greetings

  /// Tells that the customer has seen a greeting.
  operation_of<customer::accept_greeting> accept_greeting(customer::accept_greeting request,
                                                          const call_options& options = {});
  operation_of<customer::accept_greeting> accept_greeting(std::int64_t greeting_id, std::string unique_id,
                                                          const call_options& options = {});

  /// Tells that the customer has put a greeting away.
  operation_of<customer::cancel_greeting> cancel_greeting(customer::cancel_greeting request,
                                                          const call_options& options = {});
  operation_of<customer::cancel_greeting> cancel_greeting(std::string unique_id, const call_options& options = {});

  /// Tells that the customer used a button of a greeting.
  operation_of<customer::send_greeting_button_clicked> send_greeting_button_clicked(
      customer::send_greeting_button_clicked request, const call_options& options = {});
  operation_of<customer::send_greeting_button_clicked> send_greeting_button_clicked(std::string greeting_unique_id,
                                                                                    std::string button_id,
                                                                                    const call_options& options = {});

  /// Asks for the message that greets the customer.
  operation_of<customer::request_welcome_message> request_welcome_message(
      customer::request_welcome_message request = {}, const call_options& options = {});

  // Groups and the rest

  /// Tells which groups of agents can be chatted with now: all, unless the request says which.
  operation_of<customer::list_group_statuses> list_group_statuses(
      customer::list_group_statuses request = customer::list_group_statuses::of_all(),
      const call_options& options = {});

  /// Tells which agent a chat would go to now. Until version 3.6.
  operation_of<customer::get_predicted_agent> get_predicted_agent(customer::get_predicted_agent request = {},
                                                                  const call_options& options = {});

  /// Reads a form of a group.
  operation_of<customer::get_form> get_form(customer::get_form request, const call_options& options = {});
  operation_of<customer::get_form> get_form(std::int64_t group_id, customer::form_type type,
                                            const call_options& options = {});

  /// Reads what a web page says of itself.
  operation_of<customer::get_url_info> get_url_info(customer::get_url_info request, const call_options& options = {});
  operation_of<customer::get_url_info> get_url_info(std::string url, const call_options& options = {});

  /// Asks the service for a sign of life.
  operation_of<customer::ping> ping(customer::ping request = {}, const call_options& options = {});

  /// Any action but `login` in its typed form: what the members above call.
  template <callable_action Action>
  operation_of<Action> call(Action request, const call_options& options = {});

  /// Any action by name, with its payload as a JSON object; the answer is the payload's JSON text. Nobody checks whether
  /// the version has that action, or what the payload holds.
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

  /// Calls `handler` for what no call can tell: a handler that threw, a frame or push that could not be read, pushes that
  /// were dropped.
  subscription on_error(std::function<void(const error&)> handler);

  /// The next push that was not pulled yet; nothing once the client is closed, or when the operation is cancelled.
  /// Until the first pull, the newest 256 pushes are kept for it; from then on all of them, up to 10,000 or 8 MiB. When
  /// these are not taken, the client stops reading; after 10 s of that it reads on, drops the oldest ones, and says so
  /// once (`overflow`) to `on_error`. The same holds for handlers that do not keep up.
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
