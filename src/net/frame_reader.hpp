// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "net/frame.hpp"
#include "wire/utf8_check.hpp"

namespace livechat::customer::net {

/// A whole message (text or binary), or a control frame.
struct message {
  opcode kind;
  std::string_view body;  ///< good until the reader is called again
};

/// What a peer did that no peer may do: how the close frame calls it, and in words.
struct broken_rule {
  close_code code;
  const char* words;
};

/// Makes messages of the bytes that a server sends. Source: RFC 6455, sections 5 to 8.
///
/// 1. `take` bytes. 2. `next` until it gives nothing. 3. `keep` what is left of them; with that they may go.
/// It knows no socket. A message in one frame is given as it stands in the bytes; nothing else is copied than parts.
class frame_reader {
 public:
  explicit frame_reader(std::size_t most_message_bytes) : most_(most_message_bytes) {}

  void take(std::string_view bytes);

  /// Nothing: more bytes are wanted, or `problem` says why there will be no more.
  [[nodiscard]] std::optional<message> next();

  void keep();

  [[nodiscard]] const std::optional<broken_rule>& problem() const noexcept { return problem_; }

  /// So many bytes have come of a message whose end is still to come. Control frames are none.
  [[nodiscard]] std::size_t part() const noexcept;

 private:
  struct head {
    opcode kind;
    bool is_last;
    std::size_t size;  // of the head itself
    std::uint64_t body;
  };

  std::nullopt_t breaks(close_code code, const char* words);
  [[nodiscard]] std::optional<head> read_head();
  [[nodiscard]] std::optional<broken_rule> problem_of(const head& one) const;
  [[nodiscard]] bool is_utf8_so_far(opcode kind, std::string_view body, bool is_whole);
  [[nodiscard]] std::optional<message> take_control(const head& one, std::string_view body);
  [[nodiscard]] std::optional<message> take_data(const head& one, std::string_view body);

  const std::size_t most_;
  std::string_view unread_;     // in the bytes that were taken, or in `held_`
  std::string held_;            // what was kept, and before it what has been read of that
  std::optional<opcode> part_;  // the kind of the message that has come in part
  std::string parts_;           // its frames so far
  bool are_parts_given_ = false;
  wire::utf8_check text_;         // of the text that has come in part
  std::size_t text_checked_ = 0;  // bytes of the frame that is not whole yet
  std::optional<broken_rule> problem_;
};

}  // namespace livechat::customer::net
