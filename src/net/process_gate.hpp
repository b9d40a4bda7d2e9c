// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "core/connect_gate.hpp"
#include "net/loop.hpp"

namespace livechat::customer::net {

/// The one gate of the process, for clients on any loops. It has no thread: the first one in the queue is told when to
/// look, and lets in whoever's turn it is.
///
/// Thread rule: any thread.
class process_gate {
 public:
  [[nodiscard]] static process_gate& instance();

  process_gate() = default;
  process_gate(const process_gate&) = delete;
  process_gate& operator=(const process_gate&) = delete;

  void set_limits(std::size_t per_second, std::size_t not_logged_in);

  /// Queues up; `opened` is called on the loop, later, unless `leave` comes first. Before that `look_at` may be called
  /// there, with the time at which to call `look`.
  [[nodiscard]] core::gate_pass enter(loop& on, std::function<void()> opened,
                                      std::function<void(machine::instant)> look_at);

  /// Once for each `enter`. After it nothing of this pass is called.
  void leave(core::gate_pass pass, machine::instant now);

  /// Lets in whoever may now.
  void look(machine::instant now);

 private:
  struct callbacks {
    std::function<void()> opened;
    std::function<void(machine::instant)> look_at;
  };
  struct waiting {
    loop* on;
    std::shared_ptr<callbacks> told;
  };

  void let_in(machine::instant now);
  void have_first_look();

  std::mutex mutex_;
  core::connect_gate gate_;
  std::uint64_t passes_ = 0;
  std::map<core::gate_pass, waiting> waiting_;
  std::optional<core::gate_pass> looks_;  ///< who was told when to look
  machine::instant looks_at_{};
};

}  // namespace livechat::customer::net
