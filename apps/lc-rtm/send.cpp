// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>

#include "commands.hpp"
#include "console.hpp"
#include "conversation.hpp"
#include "failure.hpp"
#include "json.hpp"
#include "printable.hpp"
#include "session.hpp"
#include "target.hpp"

namespace lc_rtm {

namespace {

std::string deliver(const send_command& wanted, session& with, conversation& chat) {
  if (wanted.chat_id.empty()) return chat.open_with(wanted.text);
  chat.use(wanted.chat_id);
  return with.await(chat.say(wanted.text)).event_id;
}

/// One object for the whole command. With a reply it has the push's own payload, so that `.payload.event.text` works.
std::string json_of(const std::string& chat_id, const std::string& event_id, const std::optional<spoken>& reply) {
  std::string out = "{\"chat_id\":" + json::quoted(chat_id) + ",\"event_id\":" + json::quoted(event_id);
  if (reply) out += ",\"name\":" + json::quoted(reply->name) + ",\"payload\":" + reply->payload;
  return out + "}";
}

void wait_for_reply(const send_command& wanted, ui_loop& loop, const std::optional<spoken>& reply) {
  const auto until = ui_loop::clock::now() + std::chrono::ceil<ui_loop::clock::duration>(*wanted.reply_in);
  if (loop.run_until([&reply] { return reply.has_value(); }, until)) return;
  throw failure(exit_code::timed_out,
                "the message was sent, but no agent has answered in time; wait longer (--wait-reply SECONDS)");
}

}  // namespace

exit_code run(const send_command& wanted, ui_loop& loop) {
  session with(loop, find_target());
  with.connect();
  conversation chat(with);
  std::optional<spoken> reply;
  chat.on_spoken([&reply](const spoken& words) {
    // What came with the chat itself, a welcome, is no reply.
    if (!words.is_own && !words.payload.empty() && !reply) reply = words;
  });

  const std::string event_id = deliver(wanted, with, chat);
  // Printed before the wait: whatever comes of it, this was sent.
  if (!wanted.as_json) print(event_id);
  if (wanted.reply_in) wait_for_reply(wanted, loop, reply);
  if (wanted.as_json) print(json_of(chat.chat_id(), event_id, wanted.reply_in ? reply : std::nullopt));
  if (!wanted.as_json && wanted.reply_in) print(line_of(*reply));
  with.close();
  return exit_code::ok;
}

}  // namespace lc_rtm
