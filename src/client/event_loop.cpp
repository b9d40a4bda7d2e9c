// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/error.hpp>
#include <livechat/customer/event_loop.hpp>

#include "client/shared_loop.hpp"

namespace livechat::customer::inline v0 {

using detail::shared_loop;

event_loop::event_loop() : event_loop(std::make_shared<shared_loop>(shared_loop::runner::callers)) {}

event_loop::event_loop(std::shared_ptr<shared_loop> loop) : loop_(std::move(loop)) {}

std::shared_ptr<event_loop> event_loop::on_own_thread() {
  auto loop = std::make_shared<shared_loop>(shared_loop::runner::own_thread);
  return std::shared_ptr<event_loop>(new event_loop(std::move(loop)));
}

event_loop::~event_loop() = default;

void event_loop::run() { loop_->run(); }

std::size_t event_loop::poll() { return loop_->has_thread() ? 0 : loop_->poll(); }

void event_loop::stop() { loop_->leave(); }

int event_loop::descriptor() {
  if (loop_->has_thread()) {
    throw error(client_errc::invalid_request, outcome::not_sent, "descriptor: the loop has a thread of its own");
  }
  return loop_->loop().descriptor();
}

}  // namespace livechat::customer::inline v0
