// SPDX-License-Identifier: Apache-2.0
#include "client/client_impl.hpp"

#include <random>
#include <utility>

namespace livechat::customer::inline v0::detail {

namespace {

/// Seeds the jitter. From the system, so that no two processes wait alike.
std::uint64_t new_seed() {
  std::random_device device;
  return (std::uint64_t{device()} << 32U) | device();
}

/// Runs a spawned coroutine and lets its owner know that it may be let go.
task<void> supervise(task<void> body, std::function<void()> over) {
  co_await std::move(body);
  over();
}

}  // namespace

client_impl::client_impl(std::shared_ptr<const config> settings, std::shared_ptr<program> gate, net::link_factory links,
                         std::shared_ptr<shared_loop> loop, bool is_shared)
    : settings_(std::move(settings)),
      program_(std::move(gate)),
      loop_(std::move(loop)),
      is_shared_(is_shared),
      callbacks_(std::make_shared<detail::callbacks>(*settings_, loop_)),
      tokens_(*settings_, [this](const std::exception_ptr& what) { handler_threw(what); }),
      login_data_(settings_->login_data()),
      driver_(std::make_unique<net::driver>(loop_->loop(), settings_of_driver(), std::move(links), *this)) {}

net::driver_settings client_impl::settings_of_driver() {
  net::driver_settings out;
  out.seed = new_seed();
  auto& session = out.session;
  session.login = settings_->login_data();
  session.asks_for_login_data = settings_->asked_login_data() != nullptr;
  session.token_deadline = settings_->token_deadline();
  session.region = settings_->region();
  session.has_regions = settings_->has_regions();
  session.pulse = {settings_->ping_interval(), settings_->ping_timeout()};
  session.pings_by_action = settings_->pings_by_action();
  session.is_manual = settings_->is_manual();
  session.phases.connect = settings_->connect_timeout();
  session.recovery.most_attempts = settings_->most_attempts();
  if (!settings_->on_loss()) return out;
  session.recovery.policy = [this](const loss_report& told) -> std::optional<loss_decision> {
    try {
      return settings_->on_loss()(told);
    } catch (...) {
      handler_threw(std::current_exception());
      return std::nullopt;
    }
  };
  return out;
}

client_impl::~client_impl() = default;

void client_impl::start() {
  callbacks_->on_throw([weak = weak_from_this()](const std::exception_ptr& what) {
    if (const auto self = weak.lock()) self->handler_threw(what);
  });
  const auto has_room = [weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->on_loop([](client_impl& here) { here.look_for_room(); });
  };
  line_.on_room(has_room);
  inbox_.on_room(has_room);
}

void client_impl::end() {
  callbacks_->close([self = shared_from_this(), under_way = std::make_shared<ending>()]() mutable {
    const auto until_all_is_gone = std::move(under_way);
    self->finish(until_all_is_gone);
    self.reset();
  });
}

/// Nothing of the user's runs any more. What is left is to let go, without waiting for anybody: where a callback of another
/// client keeps the loop busy, later.
void client_impl::finish(std::shared_ptr<ending> under_way) {
  loop_->retire([self = shared_from_this(), under_way = std::move(under_way)]() mutable {
    const auto until_all_is_gone = std::move(under_way);
    self->let_go();
    self.reset();
  });
  if (!is_shared_) loop_->end_thread();
  program_->silence();
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
  return now() + options.deadline().value_or(settings_->request_deadline());
}

std::function<void()> client_impl::canceller(core::ticket call) {
  return [weak = weak_from_this(), call] {
    if (const auto self = weak.lock()) self->cancel(call);
  };
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
  core::request what{call, std::move(action), std::move(payload), deadline_of(options), options.version()};
  what.waits_for_link = options.wait_for_connection().value_or(settings_->waits_for_connection());
  what.may_be_repeated = options.repeat_when_busy().value_or(settings_->repeats_when_busy());
  on_loop([what = std::move(what)](client_impl& self) mutable { self.driver_->request_submitted(std::move(what)); });
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

void client_impl::network_changed() {
  on_loop([](client_impl& self) { self.driver_->network_changed(); });
}

/// As a call: it ends when the client does.
void client_impl::read_metrics(std::function<void(result<client_metrics>)> done) {
  const auto call = new_ticket();
  const auto read = std::make_shared<client_metrics>();
  expect(call, [read, done = std::move(done)](const result<std::string>& ended) {
    if (!ended) return done(ended.error());
    done(std::move(*read));
  });
  on_loop([call, read](client_impl& self) {
    *read = self.driver_->metrics();
    self.completed({call, std::string()});
  });
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

}  // namespace livechat::customer::inline v0::detail
