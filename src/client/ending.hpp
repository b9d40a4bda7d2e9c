// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <thread>

namespace livechat::customer::inline v0::detail {

/// One client that is ending, as long as this lives. On a shared loop that goes on after its destructor has returned, on a
/// thread that nobody joins; the process waits for it before it ends, since what is freed there belongs to libraries that
/// are cleaned up then.
class ending {
 public:
  ending();
  ~ending();
  ending(const ending&) = delete;
  ending& operator=(const ending&) = delete;

  /// Takes a thread that lets go of itself, and that nothing of a program runs on any more: it is joined before the process
  /// ends.
  static void hand_over(std::thread own);
};

}  // namespace livechat::customer::inline v0::detail
