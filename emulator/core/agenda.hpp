// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "emulator/core/effect.hpp"
#include "machine/instant.hpp"

namespace livechat::emulator::core {

/// A connection has not logged in, or has not pinged, for too long.
struct connection_overdue {
  connection_id connection;
};

/// The answer delay of a request is over.
struct answer_due {
  connection_id connection;
  std::uint64_t number;
};

/// A request has waited longer than the request timeout.
struct request_overdue {
  connection_id connection;
  std::uint64_t number;
};

/// The agent of a chat does its next step.
struct agent_step_due {
  std::string chat_id;
};

/// Nothing has happened in the open thread of a chat for too long.
struct thread_idle {
  std::string chat_id;
};

/// The token that a connection has logged in with is good no longer.
struct token_expired {
  connection_id connection;
};

using task = std::variant<connection_overdue, answer_due, request_overdue, agent_step_due, thread_idle, token_expired>;

/// What is to happen later, in order of time; what is due at the same instant, in order of entry.
class agenda {
 public:
  struct ticket {
    machine::instant at;
    std::uint64_t sequence;

    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the defaulted comparison for a null pointer
    friend auto operator<=>(const ticket&, const ticket&) = default;
  };

  ticket add(machine::instant at, task what) {
    const ticket key{at, ++entered_};
    tasks_.emplace(key, std::move(what));
    return key;
  }

  /// Strikes out a task; does nothing when it was done or is not there.
  void remove(std::optional<ticket>& which) {
    if (which) tasks_.erase(*which);
    which.reset();
  }

  [[nodiscard]] std::optional<machine::instant> next() const {
    if (tasks_.empty()) return std::nullopt;
    return tasks_.begin()->first.at;
  }

  /// Takes the earliest task. Precondition: there is one.
  [[nodiscard]] task take() {
    auto first = tasks_.begin();
    task what = std::move(first->second);
    tasks_.erase(first);
    return what;
  }

 private:
  std::map<ticket, task> tasks_;
  std::uint64_t entered_ = 0;
};

}  // namespace livechat::emulator::core
