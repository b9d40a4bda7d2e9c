// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <livechat/customer/client.hpp>
#include <memory>
#include <utility>

#include "client/action_calls.hpp"
#include "client/client_impl.hpp"
#include "client/make_links.hpp"
#include "client/program.hpp"

namespace livechat::customer::inline v0 {

namespace {

template <class T>
std::shared_ptr<detail::operation_state<T>> new_state(detail::client_impl& impl, std::function<void()> cancel) {
  return std::make_shared<detail::operation_state<T>>(impl.callbacks(), std::move(cancel));
}

std::shared_ptr<detail::shared_loop> loop_of(const config& settings) {
  if (settings.loop()) return settings.loop()->shared();
  using runner = detail::shared_loop::runner;
  const bool is_without_thread = settings.callbacks() == callback_mode::own_loop;
  return std::make_shared<detail::shared_loop>(is_without_thread ? runner::callers : runner::own_thread);
}

}  // namespace

client::client(config settings) {
  if (const auto wrong = settings.problem()) throw error(client_errc::invalid_config, outcome::not_sent, *wrong);
  const auto gate = std::make_shared<detail::program>();
  const auto shared = std::make_shared<const config>(detail::program::heard_through(gate, std::move(settings)));
  auto loop = loop_of(*shared);
  auto links = detail::make_links(shared, loop->loop());
  const bool is_shared = shared->loop() != nullptr;
  impl_ = std::make_shared<detail::client_impl>(shared, gate, std::move(links), std::move(loop), is_shared);
  impl_->start();
}

client::~client() { impl_->end(); }

operation_of<login> client::connect(const call_options& options) {
  const auto call = impl_->new_ticket();
  auto state = new_state<customer::login::response>(*impl_, impl_->canceller(call));
  if (impl_->settings().is_manual()) {
    state->complete(detail::refused("connect: this client is in manual mode; use open() and log_in()"));
    return operation<customer::login::response>(state);
  }
  impl_->connect(options, call, [state](result<std::string> answer) {
    state->complete(detail::answer_as<customer::login::response>("login", std::move(answer)));
  });
  return operation<customer::login::response>(state);
}

operation<void> client::open(const call_options& options) {
  const auto call = impl_->new_ticket();
  auto state = new_state<void>(*impl_, impl_->canceller(call));
  if (!impl_->settings().is_manual()) {
    state->complete(result<void>(detail::refused("open: only in manual mode; use connect()")));
    return operation<void>(state);
  }
  impl_->connect(options, call, [state](const result<std::string>& answer) {
    state->complete(answer ? result<void>() : result<void>(answer.error()));
  });
  return operation<void>(state);
}

operation_of<login> client::log_in(const call_options& options) {
  return log_in(impl_->settings().login_data(), options);
}

operation_of<login> client::log_in(const customer::login& request, const call_options& options) {
  if (impl_->settings().is_manual()) return detail::call_of(request, *impl_, options);
  return detail::ended_with<customer::login::response>(
      detail::refused("log_in: only in manual mode; otherwise the client logs in by itself"), *impl_, "login");
}

operation<void> client::close() {
  auto state = new_state<void>(*impl_, nullptr);
  impl_->close([state, weak = std::weak_ptr(impl_)](const result<std::string>&) {
    state->complete(result<void>());
    const auto self = weak.lock();
    // Behind everything that was posted before: `run` returns when the last continuation has run.
    if (self) self->callbacks()->post([callbacks = self->callbacks().get()] { callbacks->leave_loop(); });
  });
  return operation<void>(state);
}

void client::resume() { impl_->resume(); }

void client::network_changed() { impl_->network_changed(); }

operation<client_metrics> client::metrics() {
  auto state = new_state<client_metrics>(*impl_, nullptr);
  impl_->read_metrics([state](result<client_metrics> read) { state->complete(std::move(read)); });
  return operation<client_metrics>(state);
}

operation<json_text> client::request(std::string action, const json_text& payload, const call_options& options) {
  const auto call = impl_->new_ticket();
  auto state = new_state<json_text>(*impl_, impl_->canceller(call));
  const auto refuse = [&](error no) {
    state->complete(std::move(no.about(action, {})));
    return operation<json_text>(state);
  };
  if (action.empty() || !wire::json::is_utf8(action)) return refuse(detail::refused("action: must be a name"));
  if (action == "login") return refuse(detail::refused("the client logs in by itself; use connect()"));
  if (auto no = detail::version_problem(impl_->settings(), options)) return refuse(std::move(*no));
  wire::validator check;
  if (!check.good(payload, {})) return refuse(detail::refused("payload: " + check.problem().words()));
  auto whole = detail::with_extra(payload.empty() ? "{}" : payload.text(), options.extra());
  if (!whole) return refuse(whole.error());
  impl_->submit(std::move(action), std::move(*whole), options, call, [state](result<std::string> answer) {
    if (!answer) return state->complete(answer.error());
    state->complete(json_text(std::move(*answer)));
  });
  return operation<json_text>(state);
}

subscription client::on_push(std::function<void(const push&)> handler) {
  return impl_->pushes().add(std::move(handler));
}

subscription client::on_state(std::function<void(const state_change&)> handler) {
  return impl_->states().add(std::move(handler));
}

subscription client::on_error(std::function<void(const error&)> handler) {
  return impl_->errors().add(std::move(handler));
}

operation<std::optional<push>> client::next_push() {
  using state_type = detail::operation_state<std::optional<push>>;
  const auto self = std::make_shared<std::weak_ptr<state_type>>();
  const auto cancel = [impl = std::weak_ptr(impl_), self] {
    const auto alive = impl.lock();
    const auto waiting = self->lock();
    if (alive && waiting) alive->inbox().cancel(waiting);
  };
  auto state = new_state<std::optional<push>>(*impl_, cancel);
  *self = state;
  impl_->inbox().take(state);
  return operation<std::optional<push>>(std::move(state));
}

void client::pull_until(std::chrono::milliseconds timeout, const std::function<bool(const push&)>& accept) {
  const auto impl = impl_;  // a callback may destroy the client
  // As good as for ever, and far from where the clock's numbers end.
  const auto patience = std::min<std::chrono::milliseconds>(timeout, std::chrono::years(1));
  const auto end = std::chrono::steady_clock::now() + patience;
  const auto end_of_loop = impl->now() + patience;
  using waiting = detail::callback_queue::waiting;
  const auto how = impl->callbacks()->how_to_wait();
  if (how == waiting::deadlock) throw error(client_errc::would_deadlock, outcome::not_sent);
  while (true) {
    const auto received = impl->inbox().take();
    if (received && accept(*received)) return;
    if (received) continue;
    if (impl->inbox().is_closed() || std::chrono::steady_clock::now() >= end) return;
    if (how == waiting::by_running) {
      impl->loop()->run_one_until(end_of_loop);
    } else {
      impl->inbox().wait_until(end);
    }
  }
}

std::shared_ptr<detail::callback_queue> client::callbacks() const { return impl_->callbacks(); }

void client::adopt(task<void> coroutine) { impl_->adopt(std::move(coroutine)); }

link_state client::state() const { return impl_->state(); }

void client::run() {
  const auto callbacks = impl_->callbacks();
  callbacks->run_loop();
}

std::size_t client::poll() {
  const auto loop = impl_->loop();  // a callback may destroy the client
  return loop->has_thread() ? 0 : loop->poll();
}

}  // namespace livechat::customer::inline v0
