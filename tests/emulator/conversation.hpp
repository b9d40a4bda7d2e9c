// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/rig.hpp"

namespace livechat::emulator::core::test {

/// A customer with an open chat, and a second connection of the same customer. Nobody answers unless the settings say so.
class conversation {
 public:
  explicit conversation(service_settings settings = silent(), std::string_view opening = "{}")
      : world(std::move(settings)), token(world.under_test().issue_token()) {
    me = world.log_in(token);
    also_me = world.log_in(token);
    const auto started = answer_of<customer::start_chat::response>(world.call(me, "start_chat", opening));
    chat = started.chat_id;
    thread = started.thread_id;
    who = record().customer_id;
    forget();
  }

  wire::response_frame call(std::string_view action, std::string_view payload = "{}") {
    return world.call(me, action, payload);
  }

  /// Sends a message; gives its id.
  std::string say(std::string_view text) {
    const auto answer = answer_of<customer::send_event::response>(call("send_event", message_event(chat, text)));
    forget();
    return answer.event_id;
  }

  /// An agent sends something; gives its id.
  std::string agent_says(customer::event what) {
    const auto done = world.desk([&](auto& desk) { return desk.send_event(chat, an_agent(), std::move(what)); });
    forget();
    return done.id;
  }

  void close() {
    call("deactivate_chat", object({{"id", chat}}));
    forget();
  }

  /// Drops what was sent to the customer.
  void forget() {
    world.texts(me);
    world.texts(also_me);
  }

  /// The next text that is a push of this kind; the empty push when there is none.
  template <class Push>
  Push next_push(connection_id to) {
    while (auto text = world.next_text(to)) {
      const auto frame = wire::decode_frame(*text);
      const auto* push = std::get_if<wire::push_frame>(&frame);
      if (push != nullptr && push->action == customer::description<Push>.name) return read<Push>(push->payload);
    }
    return Push();
  }
  template <class Push>
  Push next_push() {
    return next_push<Push>(me);
  }

  /// The chat as the customer reads it.
  customer::chat seen() { return answer_of<customer::chat>(call("get_chat", object({{"chat_id", chat}}))); }

  [[nodiscard]] const chat_record& record() { return world.under_test().state().chats().find(chat)->second; }

  /// Somebody who takes no chats by themselves.
  [[nodiscard]] std::string an_agent() { return world.under_test().license().agents.back().id; }

  // The ids that requests name.
  [[nodiscard]] std::string in_thread(std::string_view more = "") const {
    return object({{"chat_id", chat}, {"thread_id", thread}}, more);
  }
  [[nodiscard]] std::string on_event(std::string_view event_id, std::string_view more = "") const {
    return object({{"chat_id", chat}, {"thread_id", thread}, {"event_id", event_id}}, more);
  }

  rig world;
  std::string token;
  connection_id me;
  connection_id also_me;
  std::string chat;
  std::string thread;
  std::string who;  ///< the customer's id
};

/// Why the desk did not do something; `none` when it did.
inline std::string why(const desk_result& from) { return from.error ? from.error->type : "none"; }

}  // namespace livechat::emulator::core::test
