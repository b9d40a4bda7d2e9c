// SPDX-License-Identifier: Apache-2.0
#include "net/loop.hpp"

#include <boost/asio/post.hpp>
#include <chrono>
#include <utility>

#include "net/loop_impl.hpp"

namespace livechat::customer::net {

namespace {

using clock = std::chrono::steady_clock;

static_assert(clock::is_steady);

clock::time_point time_point_of(machine::instant when) {
  return clock::time_point(std::chrono::duration_cast<clock::duration>(machine::duration(when.ns)));
}

// Memory may run out in any job. Such a job has lost its own work and nothing else: the loop goes on, and what waits
// for the lost work is ended by its deadline in the session.
template <class Step>
std::size_t contained(Step step) {
  try {
    return step();
  } catch (...) {
    return 1;
  }
}

}  // namespace

loop::loop() : impl_(std::make_unique<impl>()) {}

loop::~loop() = default;

machine::instant loop::now() const {
  return {std::chrono::duration_cast<machine::duration>(clock::now().time_since_epoch()).count()};
}

void loop::post(work job) {
  boost::asio::post(impl_->io, [job = std::move(job)]() mutable { job(); });
}

void loop::set_alarm(std::optional<machine::instant> when, std::function<void()> expired) {
  // The number tells an alarm that was replaced when its expiry was already queued.
  auto const number = ++impl_->alarms_set;
  impl_->expired = std::move(expired);
  if (!when) {
    impl_->expired = nullptr;
    impl_->timer.cancel();
    return;
  }
  impl_->timer.expires_at(time_point_of(*when));
  impl_->timer.async_wait([context = impl_.get(), number](boost::system::error_code code) {
    if (code || number != context->alarms_set) return;
    std::exchange(context->expired, nullptr)();
  });
}

void loop::run() {
  while (!impl_->io.stopped()) contained([this] { return impl_->io.run(); });
}

std::size_t loop::poll() {
  return contained([this] { return impl_->io.poll(); });
}

void loop::run_one() {
  contained([this] { return impl_->io.run_one(); });
}

void loop::run_one_until(machine::instant when) {
  contained([this, when] { return impl_->io.run_one_until(time_point_of(when)); });
}

void loop::stop() { impl_->io.stop(); }

}  // namespace livechat::customer::net
