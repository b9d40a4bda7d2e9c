// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/core/agenda.hpp"
#include "emulator/core/chat_record.hpp"
#include "emulator/core/connections.hpp"
#include "emulator/core/scripted_agent.hpp"
#include "emulator/core/settings.hpp"
#include "emulator/core/world.hpp"

namespace livechat::emulator::core {

/// The agents at work: one in each open chat, doing one thing after the other.
class scripted_agents {
 public:
  scripted_agents(const service_settings& settings, agenda& when, world& state, connections& links)
      : script_(settings.script), pace_(settings.pace), when_(when), state_(state), links_(links) {}

  // What customers did. Chats of other agents are passed over.
  void chat_opened(instant now, const chat_record& chat);
  void customer_spoke(instant now, const chat_record& chat, std::string_view text);

  /// The chat was closed, or somebody else has it now: the agent drops what was planned.
  void chat_closed(const chat_record& chat);

  /// The time of a chat's next step has come.
  void step_due(instant now, const std::string& chat_id);

 private:
  struct planned {
    instant at;
    step what;
  };

  struct desk {
    scripted_agent agent;
    std::deque<planned> plan;
    std::optional<agenda::ticket> alarm;
  };

  /// Whether the chat is open and the agent's.
  [[nodiscard]] bool is_here(const chat_record& chat) const;

  /// Tells the customer, unless the customer was removed from the chat.
  template <customer::described Push>
  void tell(const chat_record& chat, const Push& push) {
    if (chat.customer().is_present) links_.announce(chat.customer_id, push);
  }

  void plan(instant now, const std::string& chat_id, const steps& what);
  void arm(const std::string& chat_id, desk& at);
  void perform(instant now, chat_record& chat, const step& what);
  void say(instant now, chat_record& chat, const std::string& text);
  void type(instant now, const chat_record& chat, bool is_typing);

  script script_;
  double pace_;
  agenda& when_;
  world& state_;
  connections& links_;
  std::map<std::string, desk, std::less<>> desks_;
};

}  // namespace livechat::emulator::core
