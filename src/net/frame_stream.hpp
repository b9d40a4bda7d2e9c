// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "net/byte_stream.hpp"
#include "net/frame_reader.hpp"
#include "net/link.hpp"
#include "net/loop.hpp"

namespace livechat::customer::net {

/// A WebSocket from its upgrade on, as a client: frames over a byte stream, many with one call to the kernel (decision 15).
///
/// 1. `start`. 2. The observer is told what comes, never inside a call to the stream. 3. `ended` is called once, also after
/// `close`; or `drop`, and nothing is said any more. While nothing is under way it holds no buffers.
class frame_stream final : public std::enable_shared_from_this<frame_stream> {
 public:
  using end_handler = std::function<void(std::error_code, std::string detail)>;

  frame_stream(loop& loop, byte_stream bytes, link_observer& observer, end_handler ended);

  /// `rest`: what came behind the head of the upgrade.
  void start(std::string_view rest);

  /// True: there is room for more at once. False: not before `text_written`.
  [[nodiscard]] bool send_text(std::string_view text);

  /// How many texts have not been taken by the kernel to their last byte.
  [[nodiscard]] std::size_t unsent() const noexcept { return ends_of_texts_.size(); }

  /// Nothing when so much waits to be written that it would come late.
  void send_ping();

  void stop_reading() noexcept { may_read_ = false; }
  void go_on_reading();

  /// Says goodbye and waits for the other side's.
  void close();

  void drop() noexcept;

 private:
  template <class Step>
  void later(Step step);

  void read();
  void read_turn();
  [[nodiscard]] bool read_once();
  void wait_to_read(boost::asio::socket_base::wait_type for_what);
  [[nodiscard]] bool deliver();
  bool go_on_later();
  void tell_part();
  [[nodiscard]] bool may_deliver() const noexcept { return may_read_ || is_closing_; }
  void take(const message& one);
  void answer_ping(std::string_view body);
  void closed();
  void closed_by_peer(std::string_view body);
  void break_off(const broken_rule& why);

  void write_soon();
  void write_early();
  void write();
  [[nodiscard]] transferred write_what_goes();
  void drop_written();
  void wait_to_write(boost::asio::socket_base::wait_type for_what);
  [[nodiscard]] bool has_room() const noexcept;
  void write_failed(boost::system::error_code code);

  void lost(boost::system::error_code code);
  void end(std::error_code code, std::string detail);

  loop& loop_;
  byte_stream bytes_;
  link_observer* observer_;  // null after the end
  end_handler ended_;
  frame_reader reader_;

  std::string outgoing_;
  std::size_t written_ = 0;                 // of that
  std::vector<std::size_t> ends_of_texts_;  // in it, of those that are not written
  std::optional<std::string> owed_pong_;    // there was no room for it
  std::optional<boost::system::error_code> write_failure_;
  std::size_t messages_left_ = 0;  // of this turn
  std::size_t reads_left_ = 0;
  std::size_t part_told_ = 0;       // how much of a message
  bool has_read_all_ = false;       // of what is there, as far as is known
  std::size_t texts_together_ = 0;  // since the last write
  bool is_write_due_ = false;
  bool is_waiting_to_write_ = false;
  bool is_text_waiting_ = false;  // `text_written` is to be told
  bool is_reading_ = false;
  bool may_read_ = true;
  bool is_closing_ = false;
};

}  // namespace livechat::customer::net
