// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <livechat/customer/error.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace livechat::emulator::core {

/// Requests that are to fail, whatever they ask for: some errors of the service have causes that nobody can bring about
/// from outside, such as a fault of the server.
class planned_refusals {
 public:
  /// The next `count` requests of that action, or of any when it is empty, get this error. Plans are followed in the order
  /// in which they were made. False, and nothing is planned, when there are too many.
  bool add(std::size_t count, std::string action, customer::server_error why);

  /// The error for this request; nothing when none is planned for it.
  [[nodiscard]] std::optional<customer::server_error> take(std::string_view action);

  void forget() noexcept { plans_.clear(); }

 private:
  struct plan {
    std::size_t left;
    std::string action;
    customer::server_error why;
  };

  std::vector<plan> plans_;
};

}  // namespace livechat::emulator::core
