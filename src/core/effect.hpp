// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/error.hpp>
#include <livechat/customer/log.hpp>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/result.hpp>
#include <livechat/customer/state.hpp>
#include <string>
#include <variant>

#include "core/token_keeper.hpp"

/// What the session wants done. The shell does it, in order, and keeps nothing back.
namespace livechat::customer::core {

/// One connection, from `open_link` to its `link_closed`. Never used twice.
enum class link_id : std::uint64_t {};

/// One call of the user, named by the caller. Never used twice.
enum class ticket : std::uint64_t {};

/// Queue up in the gate of the process. Answer with `gate_opened`.
struct enter_gate {
  link_id link;
};

/// Let the next one through the gate: this link has logged in, or will not.
struct leave_gate {
  link_id link;
};

/// Ask the provider for a token. Answer with `token_came` or `token_failed`.
struct fetch_token {
  fetch_id fetch;
  bool is_fresh;  ///< what is kept elsewhere must not answer
};

/// The token that was used is no good: forget it wherever it is kept.
struct forget_token {};

/// Ask the program what `login` is to say. Answer with `login_prepared`.
struct ask_login_data {
  link_id link;
};

/// Open a connection: look up the name, connect, proxy, TLS, upgrade. Report each phase with `link_progressed`.
struct open_link {
  link_id link;
  std::string region;  ///< empty: the one of the url
};

/// Give up on the address that is being tried and go on with the next; `link_closed` when there is none.
struct try_next_address {
  link_id link;
};

/// Write a text frame. Answer with `text_written`; the session gives the next text only after that.
struct send_text {
  link_id link;
  std::string text;
};

/// Write a ping control frame.
struct send_ping {
  link_id link;
};

enum class close_kind : std::uint8_t {
  graceful,  ///< WebSocket close 1000
  abort,     ///< drop it now
};

/// End a connection. Answer with `link_closed`, once, also when it ended by itself meanwhile.
struct close_link {
  link_id link;
  close_kind kind;
};

/// Read nothing more, so that the other side must wait; and go on.
struct stop_reading {
  link_id link;
};
struct go_on_reading {
  link_id link;
};

/// Nobody takes the pushes: drop the oldest ones until somebody does.
struct shed_pushes {};

/// A call is over. Each ticket gets exactly one; the value is the answer's payload as JSON text.
struct complete {
  ticket call;
  result<std::string> value;
};

/// A push for the user.
struct deliver {
  customer::push push;
};

/// The state of the connection changed.
struct report {
  state_change change;
};

/// Something went wrong that belongs to no call.
struct complain {
  error problem;
};

/// A line for the log: no secrets, no message text.
struct log_line {
  log_level level;
  std::string category;
  std::string text;
};

using effect = std::variant<enter_gate, leave_gate, fetch_token, forget_token, ask_login_data, open_link,
                            try_next_address, send_text, send_ping, close_link, stop_reading, go_on_reading,
                            shed_pushes, complete, deliver, report, complain, log_line>;

}  // namespace livechat::customer::core
