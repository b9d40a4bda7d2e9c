// SPDX-License-Identifier: Apache-2.0
// What the driver has to tell, and asks for; on the loop's thread.
#include <sstream>
#include <utility>

#include "client/client_impl.hpp"
#include "client/login_check.hpp"
#include "wire/redaction.hpp"

namespace livechat::customer::inline v0::detail {

namespace {

/// Errors that nobody has been told yet; further ones are in the log only.
constexpr unsigned most_errors_waiting = 256;

std::string words_of(const std::exception_ptr& what) {
  try {
    std::rethrow_exception(what);
  } catch (const std::exception& known) {
    return known.what();
  } catch (...) {
    return "something that is no std::exception";
  }
}

}  // namespace

void client_impl::completed(core::complete what) {
  decltype(pending_)::node_type ended;
  {
    const std::lock_guard lock(mutex_);
    ended = pending_.extract(what.call);
  }
  if (!ended) return;
  const auto& done = ended.mapped().done;
  try {
    done(std::move(what.value));
  } catch (...) {  // memory ran out over the answer: whoever waits must not wait for ever
    done(error(client_errc::unexpected_answer, outcome::unknown));
  }
}

// --- Pushes --------------------------------------------------------------------------------------------------------

void client_impl::delivered(core::deliver what) {
  if (const auto* unknown = what.push.as<unknown_push>(); unknown != nullptr && !unknown->problem.empty()) {
    tell(error(client_errc::unreadable_push, outcome::unknown, unknown->problem).about(unknown->action, {}));
  }
  if (!pushes_->empty()) announce_push(what.push);
  heed(inbox_.put(std::move(what.push)), inbox_sheds_);
}

/// One job for each push in the line: so handlers and continuations run in the order in which their news came.
void client_impl::announce_push(push received) {
  const auto what = line_.put(std::move(received));
  heed(what, line_sheds_);
  if (what == intake::dropped) return;  // the job of the one that had to go is there
  callbacks_->post([this] {
    const auto next = line_.take();
    if (next) pushes_->call(*next, [this](const std::exception_ptr& thrown) { handler_threw(thrown); });
  });
}

/// Reading stops when there is no room; after a while of that the session says that pushes are to be shed.
void client_impl::heed(intake what, bool& is_shedding) {
  if (what == intake::kept || is_shedding) return;
  if (what == intake::full) return driver_->pushes_piled_up();
  // What was read already was too much: it cannot wait for anybody.
  is_shedding = true;
  tell(error(client_errc::overflow, outcome::unknown));
  look_for_room();
}

void client_impl::pushes_shed() {
  line_sheds_ = line_.is_full();
  inbox_sheds_ = inbox_.is_full();
}

/// Reading goes on when neither is full that does not shed.
void client_impl::look_for_room() {
  line_sheds_ = line_sheds_ && line_.is_full();
  inbox_sheds_ = inbox_sheds_ && inbox_.is_full();
  if ((line_.is_full() && !line_sheds_) || (inbox_.is_full() && !inbox_sheds_)) return;
  driver_->pushes_taken();
}

// --- Tokens and the login ------------------------------------------------------------------------------------------

void client_impl::token_wanted(core::fetch_token what) {
  if (!what.is_fresh) {
    if (auto kept = tokens_.kept()) return static_cast<void>(driver_->token_came(what.fetch, std::move(*kept)));
  }
  tokens_.ask(what.is_fresh, [weak = weak_from_this(), fetch = what.fetch](result<access_token> answer) {
    const auto self = weak.lock();
    if (!self) return;
    self->on_loop([fetch, answer = std::move(answer)](client_impl& here) mutable {
      here.token_answered(fetch, std::move(answer));
    });
  });
}

void client_impl::token_answered(core::fetch_id fetch, result<access_token> answer) {
  if (!answer) return driver_->token_failed(fetch, answer.error());
  // One that came too late must not take the place of a newer one.
  if (driver_->token_came(fetch, *answer)) tokens_.keep(*answer);
}

void client_impl::token_forgotten() { tokens_.forget(); }

login client_impl::login_data_wanted() {
  try {
    auto asked = settings_->asked_login_data()();
    const auto wrong = login_problem(asked, *settings_);
    if (wrong) tell(error(client_errc::invalid_request, outcome::not_sent, *wrong));
    if (!wrong) login_data_ = std::move(asked);
  } catch (...) {
    handler_threw(std::current_exception());
  }
  return login_data_;
}

// --- The rest ------------------------------------------------------------------------------------------------------

/// Has the handlers called with a copy, when there are any.
template <class News>
void client_impl::announce(const handlers<News>& to, const News& news) {
  if (to.empty()) return;
  callbacks_->post(
      [this, &to, news] { to.call(news, [this](const std::exception_ptr& thrown) { handler_threw(thrown); }); });
}

void client_impl::reported(core::report what) {
  state_ = what.change.to;
  if (settings_->log() && settings_->least_log_level() <= log_level::info) {
    std::ostringstream line;
    line << what.change;
    log(log_level::info, "state", line.str());
  }
  if (what.change.to == link_state::stopped) inbox_.close();
  announce(*states_, what.change);
}

void client_impl::complained(core::complain what) { tell(what.problem); }

void client_impl::logged(core::log_line what) { log(what.level, what.category, what.text); }

void client_impl::text_passed(bool is_outgoing, std::string_view text) {
  if (!settings_->trace()) return;
  const auto shown = wire::redacted(text, settings_->trace_detail());
  trace_line line;
  line.is_outgoing = is_outgoing;
  line.text = shown;
  try {
    settings_->trace()(line);
  } catch (...) {  // as with the log
  }
}

/// A log that fails must not stop what it tells of.
void client_impl::log(log_level level, std::string_view category, std::string_view text) const noexcept {
  if (!settings_->log() || level < settings_->least_log_level()) return;
  try {
    settings_->log()(level, category, text);
  } catch (...) {
  }
}

void client_impl::tell(const error& problem) {
  log(log_level::warning, "client", problem.what());
  if (errors_->empty() || errors_waiting_ >= most_errors_waiting) return;
  ++errors_waiting_;
  callbacks_->post([this, problem] {
    --errors_waiting_;
    errors_->call(problem, [](const std::exception_ptr&) {});
  });
}

/// On whatever thread runs the callbacks; the news goes out on the loop's, like all other news.
void client_impl::handler_threw(const std::exception_ptr& what) {
  error problem(client_errc::handler_failed, outcome::unknown, words_of(what));
  on_loop([problem = std::move(problem)](client_impl& self) { self.tell(problem); });
}

}  // namespace livechat::customer::inline v0::detail
