// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "commands.hpp"
#include "console.hpp"
#include "printable.hpp"
#include "session.hpp"
#include "target.hpp"

namespace lc_rtm {

namespace {

namespace lc = livechat::customer;

std::string about(const std::string& chat_id, std::string_view what) {
  return "chat " + one_line(chat_id) + "  " + printable(what);
}

/// What a person wants to see of a push; the rest of it is in `--json`.
std::string summary_of(const lc::push& push) {
  std::string out;
  push.visit(
      [&out](const lc::incoming_event& it) {
        const std::string by = it.event.author_id().empty() ? "" : " by " + it.event.author_id();
        out = about(it.chat_id, std::string(it.event.type()) + by + ": " + std::string(it.event.text()));
      },
      [&out](const lc::incoming_chat& it) { out = about(it.chat.id, std::to_string(it.chat.users.size()) + " users"); },
      [&out](const lc::incoming_typing_indicator& it) {
        out = about(it.chat_id,
                    it.typing_indicator.author_id + (it.typing_indicator.is_typing ? " types" : " has stopped typing"));
      },
      [&out](const lc::chat_deactivated& it) { out = about(it.chat_id, "closed"); },
      [&out](const lc::customer_disconnected& it) { out = one_line(it.reason); },
      [&out](const lc::unknown_push& it) { out = one_line(it.payload.text()); });
  return out;
}

std::string line_of(const lc::push& push) {
  const std::string summary = summary_of(push);
  return one_line(push.action()) + (summary.empty() ? "" : "  " + summary);
}

}  // namespace

exit_code run(const listen_command& wanted, ui_loop& loop) {
  session with(loop, find_target());
  with.client().on_push(
      loop.guarded([&wanted](const lc::push& push) { print(wanted.as_json ? push.raw() : line_of(push)); }));
  loop.watch_output();
  ui_loop::deadline until;
  if (wanted.time) until = ui_loop::clock::now() + std::chrono::ceil<ui_loop::clock::duration>(*wanted.time);
  try {
    with.connect();
    loop.run_until([] { return false; }, until);
  } catch (const interrupted&) {
    // Ctrl-C is how one stops listening.
  }
  with.close();
  return exit_code::ok;
}

}  // namespace lc_rtm
