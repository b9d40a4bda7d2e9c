// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/config.hpp>
#include <memory>
#include <mutex>

namespace livechat::customer::inline v0::detail {

/// The program, as far as its config asks to be asked: log, trace, tokens, headers, login data, policy. A loop that is
/// shared may do a client's last work after its destructor has returned; by then the program must hear nothing more.
class program {
 public:
  /// The settings, with everything that they call going through this.
  [[nodiscard]] static config heard_through(const std::shared_ptr<program>& gate, config settings);

  /// Nothing of the program is called after this. Waits for a call that is running on another thread: these do not block.
  void silence();

  /// Runs `call` unless there is silence.
  template <class Call>
  void ask(const Call& call) {
    const std::lock_guard lock(mutex_);
    if (!is_silent_) call();
  }

 private:
  std::recursive_mutex mutex_;  // the program may destroy the client in what it is asked
  bool is_silent_ = false;
};

}  // namespace livechat::customer::inline v0::detail
