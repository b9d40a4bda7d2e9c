// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/request_table.hpp"
#include "machine/instant.hpp"

namespace livechat::customer::core {

/// Shows agents what is being typed, but not every letter: one sneak peek per chat and 1.5 s, and always the last one.
///
/// One that has to wait is replaced by the next one of its chat, and by a message there. None waits for a connection: who
/// typed something while there was none will type more.
class sneak_peeks {
 public:
  /// What becomes of a new one: it may go at once, or it waits and maybe took the place of another.
  struct decision {
    std::optional<request> to_send{};
    std::optional<request> superseded{};
  };
  [[nodiscard]] decision submitted(machine::instant now, request what);

  /// A message is sent in that chat: what waits there is old.
  [[nodiscard]] std::optional<request> message_sent(std::string_view chat_id);

  /// Takes one whose time has come; one whose deadline has come before that.
  [[nodiscard]] std::optional<request> take_due(machine::instant now);
  [[nodiscard]] std::optional<request> take_overdue(machine::instant now);

  /// Takes one out.
  [[nodiscard]] std::optional<request> cancel(ticket call);

  /// Takes all that wait.
  [[nodiscard]] std::vector<request> take_all();

  [[nodiscard]] std::optional<machine::instant> next() const;
  [[nodiscard]] std::size_t waiting() const noexcept;

 private:
  struct chat_state {
    machine::instant free_at;
    std::optional<request> held{};
  };

  void make_room_for(const std::string& id, machine::instant now);

  std::map<std::string, chat_state, std::less<>> chats_;
};

/// The chat of a request, as its payload names it; empty when it does not.
[[nodiscard]] std::string chat_of(std::string_view payload);

}  // namespace livechat::customer::core
