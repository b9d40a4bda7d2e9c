// SPDX-License-Identifier: Apache-2.0
#include "net/frame_reader.hpp"

#include <utility>

namespace livechat::customer::net {

namespace {

/// What is kept for the next message when there is nothing to keep.
constexpr std::size_t kept_bytes = 512;

/// A buffer that is larger is made smaller when it has become too large.
constexpr std::size_t most_spare_bytes = std::size_t{64} * 1024;

constexpr unsigned reserved_bits = 0x70;
constexpr unsigned kind_bits = 0x0F;
constexpr unsigned control_bit = 0x08;

bool is_control(opcode kind) noexcept { return (static_cast<unsigned>(kind) & control_bit) != 0; }

bool is_known(unsigned kind) noexcept { return kind <= 0x2 || (kind >= 0x8 && kind <= 0xA); }

/// RFC 6455, section 7.4: those that may stand in a frame. 1012 to 1014 were registered later.
bool is_close_number(std::uint64_t number) noexcept {
  if (number >= 3000 && number < 5000) return true;
  return number >= 1000 && number <= 1014 && number != 1004 && number != 1005 && number != 1006;
}

void empty(std::string& text) {
  if (text.capacity() > kept_bytes) {
    std::string().swap(text);
  } else {
    text.clear();
  }
}

}  // namespace

void frame_reader::take(std::string_view bytes) {
  if (held_.empty()) {
    unread_ = bytes;
    return;
  }
  held_.erase(0, held_.size() - unread_.size());
  // After a long message, if the bytes never end between two of them.
  if (held_.capacity() > most_spare_bytes && held_.size() + bytes.size() < held_.capacity() / 4) held_.shrink_to_fit();
  held_.append(bytes);
  unread_ = held_;
}

void frame_reader::keep() {
  if (std::exchange(are_parts_given_, false)) empty(parts_);
  if (unread_.empty()) return empty(held_);
  if (!held_.empty()) return;  // that is where it stands
  held_ = unread_;
  unread_ = held_;
}

std::size_t frame_reader::part() const noexcept {
  bool const is_of_control = !unread_.empty() && (static_cast<unsigned char>(unread_.front()) & control_bit) != 0;
  return parts_.size() + (is_of_control ? 0 : unread_.size());
}

std::nullopt_t frame_reader::breaks(close_code code, const char* words) {
  problem_ = broken_rule{code, words};
  return std::nullopt;
}

std::optional<frame_reader::head> frame_reader::read_head() {
  if (unread_.size() < 2) return std::nullopt;
  auto const first = static_cast<unsigned char>(unread_[0]);
  auto const second = static_cast<unsigned char>(unread_[1]);
  if ((first & reserved_bits) != 0) return breaks(close_code::protocol_error, "a reserved bit is set");
  if (!is_known(first & kind_bits)) return breaks(close_code::protocol_error, "a frame of an unknown kind");
  if ((second & frame_head::masked) != 0) return breaks(close_code::protocol_error, "a masked frame from a server");
  head out{static_cast<opcode>(first & kind_bits), (first & frame_head::last_part) != 0, 2,
           second & frame_head::length};
  if (out.body < frame_head::medium) return out;
  std::size_t const digits = out.body == frame_head::medium ? 2 : 8;
  if (unread_.size() < 2 + digits) return std::nullopt;
  out.size += digits;
  out.body = number_of(unread_.substr(2, digits));
  bool const is_shortest = out.body > (digits == 2 ? frame_head::most_short : frame_head::most_medium);
  if (!is_shortest) return breaks(close_code::protocol_error, "a length that is not in its shortest form");
  return out;
}

std::optional<broken_rule> frame_reader::problem_of(const head& one) const {
  auto const wrong = [](const char* words) { return broken_rule{close_code::protocol_error, words}; };
  if (is_control(one.kind)) {
    if (one.body > most_control_bytes) return wrong("a control frame of more than 125 bytes");
    if (!one.is_last) return wrong("a control frame in parts");
    return std::nullopt;
  }
  bool const continues = one.kind == opcode::continuation;
  if (continues && !part_) return wrong("a continuation of nothing");
  if (!continues && part_) return wrong("a message inside a message");
  if (one.body > most_ || parts_.size() + one.body > most_)
    return broken_rule{close_code::too_big, "a message is too big"};
  return std::nullopt;
}

/// Checks what was not checked before, so that a text is refused with the byte that spoils it.
bool frame_reader::is_utf8_so_far(opcode kind, std::string_view body, bool is_whole) {
  if (kind != opcode::text) return true;
  auto const checked = std::exchange(text_checked_, body.size());
  bool const is_good = text_.take(body.substr(checked)) && (!is_whole || text_.is_whole());
  if (!is_good) breaks(close_code::not_utf8, "a text is not UTF-8");
  return is_good;
}

std::optional<message> frame_reader::next() {
  if (std::exchange(are_parts_given_, false)) empty(parts_);
  if (problem_) return std::nullopt;
  while (auto const one = read_head()) {
    problem_ = problem_of(*one);
    if (problem_) return std::nullopt;
    auto const rest = unread_.substr(one->size);
    bool const is_here = rest.size() >= one->body;
    auto const body = is_here ? rest.substr(0, static_cast<std::size_t>(one->body)) : rest;
    if (!is_here) {
      static_cast<void>(is_control(one->kind) || is_utf8_so_far(part_.value_or(one->kind), body, false));
      return std::nullopt;
    }
    unread_.remove_prefix(one->size + body.size());
    auto const whole = is_control(one->kind) ? take_control(*one, body) : take_data(*one, body);
    if (whole || problem_) return whole;
  }
  return std::nullopt;
}

std::optional<message> frame_reader::take_control(const head& one, std::string_view body) {
  if (one.kind != opcode::close || body.empty()) return message{one.kind, body};
  if (body.size() == 1) return breaks(close_code::protocol_error, "a close frame of one byte");
  if (!is_close_number(close_number_of(body))) {
    return breaks(close_code::protocol_error, "a close code that may not be sent");
  }
  wire::utf8_check reason;
  if (!reason.take(body.substr(2)) || !reason.is_whole()) {
    return breaks(close_code::not_utf8, "the reason of a close is not UTF-8");
  }
  return message{one.kind, body};
}

/// Nothing: it was a part, or a rule is broken.
std::optional<message> frame_reader::take_data(const head& one, std::string_view body) {
  auto const kind = part_.value_or(one.kind);
  if (!is_utf8_so_far(kind, body, one.is_last)) return std::nullopt;
  text_checked_ = 0;
  if (one.is_last && !part_) return message{kind, body};
  parts_.append(body);
  if (!one.is_last) {
    part_ = kind;
    return std::nullopt;
  }
  part_.reset();
  are_parts_given_ = true;
  return message{kind, parts_};
}

}  // namespace livechat::customer::net
