// SPDX-License-Identifier: Apache-2.0
#include "client/client_impl.hpp"

#include <random>
#include <sstream>
#include <utility>

#include "wire/push_table.hpp"

namespace livechat::customer::inline v0::detail {

namespace {

/// Seeds the jitter. From the system, so that no two processes wait alike.
std::uint64_t new_seed() {
  std::random_device device;
  return (std::uint64_t{device()} << 32U) | device();
}

core::session_settings session_settings_of(const config& settings) {
  core::session_settings out;
  out.login = settings.login_data();
  out.ping_interval = settings.ping_interval();
  return out;
}

std::string words_of(const std::exception_ptr& what) {
  try {
    std::rethrow_exception(what);
  } catch (const std::exception& known) {
    return known.what();
  } catch (...) {
    return "something that is no std::exception";
  }
}

/// Runs a spawned coroutine and lets its owner know that it may be let go.
task<void> supervise(task<void> body, std::function<void()> over) {
  co_await std::move(body);
  over();
}

}  // namespace

client_impl::client_impl(config settings, net::link_factory links, std::shared_ptr<shared_loop> loop, bool is_shared)
    : settings_(std::move(settings)),
      loop_(std::move(loop)),
      is_shared_(is_shared),
      callbacks_(std::make_shared<detail::callbacks>(settings_, loop_)),
      driver_(std::make_unique<net::driver>(loop_->loop(), session_settings_of(settings_), new_seed(), std::move(links),
                                            *this)) {}

client_impl::~client_impl() = default;

void client_impl::start() {
  callbacks_->on_throw([weak = weak_from_this()](const std::exception_ptr& what) {
    if (const auto self = weak.lock()) self->handler_threw(what);
  });
}

void client_impl::end() {
  callbacks_->close([self = shared_from_this()] { self->finish(); });
}

/// Nothing of the user's runs any more. What is left is to let go, without waiting for anybody: where a callback of another
/// client keeps the loop busy, later.
void client_impl::finish() {
  loop_->retire([self = shared_from_this()] { self->let_go(); });
  if (!is_shared_) loop_->end_thread();
}

void client_impl::let_go() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(is_ended_, true)) return;
  }
  // It ends every call with the outcome that the session knows.
  driver_->close_wanted(new_ticket());
  driver_.reset();
  inbox_.close();
  std::map<core::ticket, pending> left;
  std::map<std::uint64_t, task<void>> coroutines;
  {
    const std::lock_guard lock(mutex_);
    left.swap(pending_);
    coroutines.swap(coroutines_);
  }
  // Calls that were made but had not reached the driver.
  for (auto& [call, waiting] : left) waiting.done(error(client_errc::stopped, outcome::not_sent));
  callbacks_->all_is_over();
}

// --- The user's calls, on any thread -------------------------------------------------------------------------------

machine::instant client_impl::deadline_of(const call_options& options) const {
  return now() + options.deadline().value_or(settings_.request_deadline());
}

std::function<void()> client_impl::canceller(core::ticket call) {
  return [weak = weak_from_this(), call] {
    if (const auto self = weak.lock()) self->cancel(call);
  };
}

/// Weak: the loop may go on when the client has ended.
template <class Job>
void client_impl::on_loop(Job job) {
  loop_->loop().post([weak = weak_from_this(), job = std::move(job)]() mutable {
    const auto self = weak.lock();
    if (self && self->driver_) job(*self);
  });
}

void client_impl::expect(core::ticket call, completion done) {
  {
    const std::lock_guard lock(mutex_);
    if (!is_ended_) {
      pending_[call].done = std::move(done);
      return;
    }
  }
  done(error(client_errc::stopped, outcome::not_sent));
}

/// Ties a call to its stop token. After the call is posted, so that a stop that was requested before finds it.
void client_impl::watch(core::ticket call, const std::stop_token& stop) {
  if (!stop.stop_possible()) return;
  auto tie = std::make_unique<std::stop_callback<std::function<void()>>>(stop, canceller(call));
  const std::lock_guard lock(mutex_);
  const auto found = pending_.find(call);
  if (found != pending_.end()) found->second.stop.swap(tie);
}

bool client_impl::has_good_deadline(const call_options& options, core::ticket call) {
  const auto chosen = options.deadline();
  if (!chosen || (*chosen >= config::least_deadline && *chosen <= config::most_deadline)) return true;
  completed({call, error(client_errc::invalid_request, outcome::not_sent, "deadline: must be 1 ms to 10 min")});
  return false;
}

void client_impl::submit(std::string action, std::string payload, const call_options& options, core::ticket call,
                         completion done) {
  expect(call, std::move(done));
  if (!has_good_deadline(options, call)) return;
  on_loop([call, deadline = deadline_of(options), version = options.version(), action = std::move(action),
           payload = std::move(payload)](client_impl& self) mutable {
    self.driver_->request_submitted(call, std::move(action), std::move(payload), deadline, version);
  });
  watch(call, options.stop());
}

void client_impl::connect(const call_options& options, core::ticket call, completion done) {
  expect(call, std::move(done));
  if (!has_good_deadline(options, call)) return;
  on_loop([call, deadline = deadline_of(options)](client_impl& self) { self.driver_->connect_wanted(call, deadline); });
  watch(call, options.stop());
}

void client_impl::close(completion done) {
  const auto call = new_ticket();
  expect(call, std::move(done));
  on_loop([call](client_impl& self) { self.driver_->close_wanted(call); });
}

void client_impl::resume() {
  on_loop([](client_impl& self) { self.driver_->resume_wanted(); });
}

void client_impl::cancel(core::ticket call) {
  on_loop([call](client_impl& self) { self.driver_->call_cancelled(call); });
}

void client_impl::adopt(task<void> coroutine) {
  std::uint64_t id = 0;
  {
    const std::lock_guard lock(mutex_);
    id = ++coroutines_started_;
  }
  const auto over = [weak = weak_from_this(), id] {
    const auto self = weak.lock();
    if (!self) return;
    // Not here: this runs inside the coroutine that is to be let go.
    self->callbacks_->post([self, id] {
      std::unique_lock lock(self->mutex_);
      const auto done = self->coroutines_.extract(id);
      lock.unlock();
    });
  };
  {
    const std::lock_guard lock(mutex_);
    coroutines_.emplace(id, supervise(std::move(coroutine), over));
  }
  callbacks_->post([this, id] {
    std::unique_lock lock(mutex_);
    const auto found = coroutines_.find(id);
    if (found == coroutines_.end()) return;
    auto& begun = found->second;
    lock.unlock();
    begun.start();
  });
}

// --- News of the driver, on the loop's thread ----------------------------------------------------------------------

/// Has the handlers called with a copy, when there are any.
template <class News>
void client_impl::announce(const handlers<News>& to, const News& news) {
  if (to.empty()) return;
  callbacks_->post(
      [this, &to, news] { to.call(news, [this](const std::exception_ptr& thrown) { handler_threw(thrown); }); });
}

void client_impl::completed(core::complete what) {
  decltype(pending_)::node_type ended;
  {
    const std::lock_guard lock(mutex_);
    ended = pending_.extract(what.call);
  }
  if (ended) ended.mapped().done(std::move(what.value));
}

void client_impl::delivered(core::deliver what) {
  push received = wire::decode_push(std::move(what.push), std::move(what.raw));
  if (const auto* unknown = received.as<unknown_push>(); unknown != nullptr && !unknown->problem.empty()) {
    tell(error(client_errc::unexpected_answer, outcome::unknown, "push " + unknown->problem));
  }
  const bool is_flooded = callbacks_->backlog() >= inbox::most_pushes;
  if (is_flooded && !std::exchange(is_flooded_, true)) tell(error(client_errc::overflow, outcome::unknown));
  if (!is_flooded) is_flooded_ = false;
  if (!is_flooded) announce(*pushes_, received);
  if (!inbox_.put(std::move(received))) tell(error(client_errc::overflow, outcome::unknown));
}

void client_impl::reported(core::report what) {
  state_ = what.change.to;
  if (settings_.log()) {
    std::ostringstream line;
    line << what.change;
    log(log_level::info, "state", line.str());
  }
  if (what.change.to == link_state::stopped) inbox_.close();
  announce(*states_, what.change);
}

void client_impl::complained(core::complain what) { tell(what.problem); }

void client_impl::logged(core::log_line what) { log(what.level, what.category, what.text); }

/// A log that fails must not stop what it tells of.
void client_impl::log(log_level level, std::string_view category, std::string_view text) const noexcept {
  try {
    if (settings_.log()) settings_.log()(level, category, text);
  } catch (...) {
  }
}

void client_impl::tell(const error& problem) {
  log(log_level::warning, "client", problem.what());
  if (errors_->empty()) return;
  callbacks_->post([this, problem] { errors_->call(problem, [](const std::exception_ptr&) {}); });
}

/// On whatever thread runs the callbacks; the news goes out on the loop's, like all other news.
void client_impl::handler_threw(const std::exception_ptr& what) {
  error problem(client_errc::handler_failed, outcome::unknown, words_of(what));
  on_loop([problem = std::move(problem)](client_impl& self) { self.tell(problem); });
}

}  // namespace livechat::customer::inline v0::detail
