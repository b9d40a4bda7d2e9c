// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "exit_code.hpp"
#include "ui_loop.hpp"

/// Every sub-command: what its command line says, and what does it (one file each, named after it).
namespace lc_rtm {

using seconds = std::chrono::duration<double>;

struct chat_command {
  bool with_emulator = false;
  std::optional<double> pace;
};

struct send_command {
  std::string text;
  std::string chat_id;              ///< empty: the open chat, or a new one
  std::optional<seconds> reply_in;  ///< set: wait for the agent
  bool as_json = false;
};

struct listen_command {
  std::optional<seconds> time;
  bool as_json = false;
};

struct call_command {
  std::string action;
  std::string payload;
  std::vector<std::string> fields;  ///< `a.b=c`
  bool as_json = false;
};

struct list_command {
  std::string list;  ///< `actions`, `pushes` and so on
  bool as_json = false;
};

struct describe_command {
  std::string name;
  std::string kind;  ///< empty: everything of that name
  bool as_json = false;
};

struct emulator_start_command {
  std::uint16_t port = 4650;
  std::string ready_file;
  double pace = 1;
  std::string script = "support";
  std::optional<std::uint64_t> seed;
  std::optional<std::int64_t> token_lifetime_s;
  bool has_official_names = false;
  std::vector<std::string> page_origins;
  std::string listen;  ///< empty: loopback
  bool is_remote_allowed = false;
  bool as_json = false;
};

struct version_command {
  bool as_json = false;
};

using command = std::variant<chat_command, send_command, listen_command, call_command, list_command, describe_command,
                             emulator_start_command, version_command>;

exit_code run(const chat_command& wanted, ui_loop& loop);
exit_code run(const send_command& wanted, ui_loop& loop);
exit_code run(const listen_command& wanted, ui_loop& loop);
exit_code run(const call_command& wanted, ui_loop& loop);
exit_code run(const list_command& wanted, ui_loop& loop);
exit_code run(const describe_command& wanted, ui_loop& loop);
exit_code run(const emulator_start_command& wanted, ui_loop& loop);
exit_code run(const version_command& wanted, ui_loop& loop);

}  // namespace lc_rtm
