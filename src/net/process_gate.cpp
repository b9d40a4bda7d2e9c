// SPDX-License-Identifier: Apache-2.0
#include "net/process_gate.hpp"

#include <utility>

namespace livechat::customer::net {

process_gate& process_gate::instance() {
  static process_gate gate;
  return gate;
}

void process_gate::set_limits(std::size_t per_second, std::size_t not_logged_in) {
  std::lock_guard const lock(mutex_);
  gate_.set_limits(per_second, not_logged_in);
  if (!waiting_.empty()) let_in(waiting_.begin()->second.on->now());
}

core::gate_pass process_gate::enter(loop& on, std::function<void()> opened,
                                    std::function<void(machine::instant)> look_at) {
  std::lock_guard const lock(mutex_);
  auto const pass = core::gate_pass(++passes_);
  waiting_[pass] = {&on, std::make_shared<callbacks>(callbacks{std::move(opened), std::move(look_at)})};
  try {
    gate_.enter(pass);
    let_in(on.now());
  } catch (...) {  // nobody would know that it is there
    waiting_.erase(pass);
    gate_.leave(pass);
    throw;
  }
  return pass;
}

void process_gate::leave(core::gate_pass pass, machine::instant now) {
  std::lock_guard const lock(mutex_);
  waiting_.erase(pass);
  gate_.leave(pass);
  let_in(now);
}

void process_gate::look(machine::instant now) {
  std::lock_guard const lock(mutex_);
  looks_.reset();
  let_in(now);
}

// Weak: who leaves before its loop comes to it is not called.
void process_gate::let_in(machine::instant now) {
  while (auto const pass = gate_.take(now)) {
    auto const& who = waiting_.at(*pass);
    who.on->post([told = std::weak_ptr(who.told)] {
      if (auto const alive = told.lock()) alive->opened();
    });
  }
  have_first_look();
}

void process_gate::have_first_look() {
  auto const when = gate_.next();
  if (!when) return;
  auto const first = gate_.first();
  if (looks_ == first && looks_at_ == *when) return;
  looks_ = first;
  looks_at_ = *when;
  auto const& who = waiting_.at(*first);
  who.on->post([told = std::weak_ptr(who.told), at = *when] {
    if (auto const alive = told.lock()) alive->look_at(at);
  });
}

}  // namespace livechat::customer::net
