// SPDX-License-Identifier: Apache-2.0
#include "net/alarm.hpp"

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <utility>

#include "net/loop_impl.hpp"

namespace livechat::customer::net {

// The number tells an alarm that was replaced when its expiry was already queued.
struct alarm::state {
  explicit state(boost::asio::io_context& io) : timer(io) {}

  boost::asio::steady_timer timer;
  std::function<void()> expired;
  std::uint64_t number = 0;
};

alarm::alarm(loop& on) : state_(std::make_shared<state>(on.context().io)) {}

alarm::~alarm() { set(std::nullopt); }

void alarm::set(std::optional<machine::instant> when, std::function<void()> expired) {
  auto const number = ++state_->number;
  state_->expired = std::move(expired);
  if (!when) {
    state_->expired = nullptr;
    state_->timer.cancel();
    return;
  }
  state_->timer.expires_at(time_point_of(*when));
  state_->timer.async_wait([weak = std::weak_ptr(state_), number](boost::system::error_code code) {
    auto const self = weak.lock();
    if (code || !self || number != self->number) return;
    std::exchange(self->expired, nullptr)();
  });
}

}  // namespace livechat::customer::net
