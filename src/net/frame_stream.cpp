// SPDX-License-Identifier: Apache-2.0
#include "net/frame_stream.hpp"

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <livechat/customer/error.hpp>
#include <utility>

#include "net/loop_impl.hpp"
#include "net/masks.hpp"
#include "net/network_error.hpp"

namespace livechat::customer::net {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t most_message_bytes = std::size_t{8} * 1024 * 1024;

/// What waits to be written is no more, but for one text that was begun below.
constexpr std::size_t most_waiting_bytes = std::size_t{64} * 1024;

/// So many texts leave with one write. All that there are would be fewer writes yet, but then each end waits while the
/// other one works: with nine requests under way that costs two fifths of their rate (tools/bench.sh requests_9_in_flight).
constexpr std::size_t most_texts_together = 2;

/// What is kept for the next frames when everything is written.
constexpr std::size_t kept_bytes = 512;

/// After so many messages the others on the loop have their turn: those who take them first of all.
constexpr std::size_t most_messages_in_a_turn = 16;

/// Also when no message ends.
constexpr std::size_t most_reads_in_a_turn = 8;

// A write that meets RST takes the error with it, and the read after it sees an ordinary end of file. The kernel still
// knows: after FIN the state would be CLOSE_WAIT.
bool was_reset(asio::ip::tcp::socket& socket) {
  tcp_info info{};
  socklen_t size = sizeof info;
  return getsockopt(socket.native_handle(), IPPROTO_TCP, TCP_INFO, &info, &size) == 0 && info.tcpi_state == TCP_CLOSE;
}

}  // namespace

frame_stream::frame_stream(loop& loop, byte_stream bytes, link_observer& observer, end_handler ended)
    : loop_(loop),
      bytes_(std::move(bytes)),
      observer_(&observer),
      ended_(std::move(ended)),
      reader_(most_message_bytes) {}

template <class Step>
void frame_stream::later(Step step) {
  loop_.post([self = shared_from_this(), step] {
    if (self->observer_ != nullptr) step(*self);
  });
}

void frame_stream::start(std::string_view rest) {
  reader_.take(rest);
  reader_.keep();
  read();
}

// --- In ------------------------------------------------------------------------------------------------------------

void frame_stream::go_on_reading() {
  may_read_ = true;
  read();
}

void frame_stream::read() {
  if (observer_ == nullptr || std::exchange(is_reading_, true)) return;
  later([](frame_stream& self) { self.read_turn(); });
}

/// Delivers what is there, then reads once: until nothing is there, or the others have their turn.
void frame_stream::read_turn() {
  messages_left_ = most_messages_in_a_turn;
  reads_left_ = most_reads_in_a_turn;
  try {
    while (deliver() && read_once()) {
    }
  } catch (...) {
    // Memory ran out in the middle of a message, ours or the observer's. What is half read cannot be gone on with.
    lost(asio::error::no_memory);
  }
}

/// False: the turn is over.
bool frame_stream::read_once() {
  if (reads_left_-- == 0) return go_on_later();
  if (std::exchange(has_read_all_, false)) return wait_to_read(asio::socket_base::wait_read), false;
  auto const block = loop_.context().block();
  auto const got = bytes_.channel()->read_now(asio::buffer(block.data(), block.size()));
  if (got.code) return lost(got.code), false;
  if (got.waits_for && write_failure_) return lost(*write_failure_), false;
  if (got.waits_for) return wait_to_read(*got.waits_for), false;
  has_read_all_ = got.is_all && !write_failure_;
  reader_.take(std::string_view(block.data(), got.count));
  return true;
}

void frame_stream::wait_to_read(asio::socket_base::wait_type for_what) {
  bytes_.channel()->wait(for_what, [self = shared_from_this()](error_code) {
    if (self->observer_ != nullptr) self->read_turn();
  });
}

/// False: the turn is over.
bool frame_stream::deliver() {
  bool is_all = false;
  while (may_deliver() && messages_left_ > 0 && !is_all) {
    auto const one = reader_.next();
    is_all = !one;
    if (!one) continue;
    --messages_left_;
    take(*one);
    if (observer_ == nullptr) return false;
  }
  if (reader_.problem()) return break_off(*reader_.problem()), false;
  reader_.keep();
  is_reading_ = may_deliver();
  if (!is_reading_) return false;
  if (!is_all) return go_on_later();
  tell_part();
  return observer_ != nullptr;
}

bool frame_stream::go_on_later() {
  later([](frame_stream& self) { self.read_turn(); });
  return false;
}

void frame_stream::tell_part() {
  auto const so_far = reader_.part();
  if (so_far != std::exchange(part_told_, so_far)) observer_->part_received(so_far);
}

void frame_stream::take(const message& one) {
  if (is_closing_) return one.kind == opcode::close ? closed() : void();
  if (one.kind == opcode::text || one.kind == opcode::binary) part_told_ = 0;
  switch (one.kind) {
    case opcode::text:
      return observer_->text_received(one.body);
    case opcode::binary:
      return observer_->binary_received();
    case opcode::ping:
      answer_ping(one.body);
      return observer_->control_received();
    case opcode::pong:
      return observer_->pong_received();
    case opcode::close:
      return closed_by_peer(one.body);
    case opcode::continuation:
      return;  // the reader gives whole messages
  }
}

/// Both have said goodbye.
void frame_stream::closed() {
  bytes_.shut_down();
  end({}, {});
}

/// The peer's number, not its words.
void frame_stream::closed_by_peer(std::string_view body) {
  append_frame(outgoing_, opcode::close, body.substr(0, 2), next_mask());
  static_cast<void>(write_what_goes());
  bytes_.shut_down();
  if (body.empty()) return end(network_errc::closed, "without a close code");
  end(network_errc::closed, "close code " + std::to_string(close_number_of(body)));
}

void frame_stream::break_off(const broken_rule& why) {
  if (is_closing_) return end({}, {});
  append_close(outgoing_, why.code, next_mask());
  static_cast<void>(write_what_goes());
  bytes_.shut_down();
  if (why.code == close_code::too_big) return end(network_errc::message_too_big, "more than 8 MiB");
  end(network_errc::protocol_violation, why.words);
}

// --- Out -----------------------------------------------------------------------------------------------------------

bool frame_stream::send_text(std::string_view text) {
  ends_of_texts_.push_back(0);  // first, since memory may run out: an end that is behind us does no harm
  append_frame(outgoing_, opcode::text, text, next_mask());
  ends_of_texts_.back() = outgoing_.size();
  write_soon();
  if (++texts_together_ == most_texts_together) write_early();
  is_text_waiting_ = !has_room();
  return !is_text_waiting_;
}

void frame_stream::send_ping() {
  if (!has_room()) return;
  append_frame(outgoing_, opcode::ping, {}, next_mask());
  write_soon();
}

/// RFC 6455, section 5.5.3: of several pings only the last need be answered.
void frame_stream::answer_ping(std::string_view body) {
  if (!has_room()) {
    owed_pong_ = body;
    return;
  }
  append_frame(outgoing_, opcode::pong, body, next_mask());
  write_soon();
}

void frame_stream::close() {
  if (observer_ == nullptr || std::exchange(is_closing_, true)) return;
  append_close(outgoing_, close_code::normal, next_mask());
  write_soon();
  read();
}

bool frame_stream::has_room() const noexcept { return outgoing_.size() - written_ < most_waiting_bytes; }

/// After what is posted already: that may have more to write, which then goes with the same call to the kernel.
void frame_stream::write_soon() {
  if (is_write_due_) return;
  later([](frame_stream& self) { self.write(); });
  is_write_due_ = true;
}

/// Inside a call: what there is to tell is told by the write that is due.
void frame_stream::write_early() {
  texts_together_ = 0;
  if (!is_waiting_to_write_ && !write_failure_) static_cast<void>(write_what_goes());
}

void frame_stream::write() {
  is_write_due_ = false;
  texts_together_ = 0;
  if (is_waiting_to_write_ || write_failure_) return;
  auto const last = write_what_goes();
  if (last.code) return write_failed(last.code);
  if (last.waits_for) wait_to_write(*last.waits_for);
  if (owed_pong_ && has_room() && !is_closing_) answer_ping(*std::exchange(owed_pong_, std::nullopt));
  if (has_room() && std::exchange(is_text_waiting_, false)) observer_->text_written();
}

transferred frame_stream::write_what_goes() {
  transferred last;
  while (written_ < outgoing_.size() && !last.code && !last.waits_for) {
    last = bytes_.channel()->write_now(asio::buffer(outgoing_) + written_);
    written_ += last.count;
  }
  std::erase_if(ends_of_texts_, [this](std::size_t end) { return end <= written_; });
  if (written_ > most_waiting_bytes) drop_written();
  if (written_ < outgoing_.size()) return last;
  written_ = 0;
  outgoing_.clear();
  if (outgoing_.capacity() > kept_bytes) std::string().swap(outgoing_);
  if (ends_of_texts_.capacity() > most_texts_together) std::vector<std::size_t>().swap(ends_of_texts_);
  return last;
}

void frame_stream::drop_written() {
  for (auto& end : ends_of_texts_) end -= written_;
  outgoing_.erase(0, std::exchange(written_, 0));
}

void frame_stream::wait_to_write(asio::socket_base::wait_type for_what) {
  is_waiting_to_write_ = true;
  bytes_.channel()->wait(for_what, [self = shared_from_this()](error_code) {
    self->is_waiting_to_write_ = false;
    if (self->observer_ != nullptr) self->write();
  });
}

/// What came before it is still read: it may say why.
void frame_stream::write_failed(error_code code) {
  write_failure_ = code;
  if (!may_deliver()) return lost(code);
  is_reading_ = true;
  read_turn();
}

// --- The end -------------------------------------------------------------------------------------------------------

void frame_stream::lost(error_code code) {
  if (is_closing_) return end({}, {});
  if (!is_network_failure(code)) return end(network_errc::protocol_violation, code.message());
  auto const cause = network_code_of(code);
  if (cause == network_errc::closed && was_reset(bytes_.socket())) return end(network_errc::reset, {});
  end(cause, code.message());
}

void frame_stream::end(std::error_code code, std::string detail) {
  if (observer_ == nullptr) return;
  auto const ended = std::exchange(ended_, nullptr);
  drop();
  if (ended) ended(code, std::move(detail));
}

void frame_stream::drop() noexcept {
  observer_ = nullptr;
  ended_ = nullptr;
  bytes_.close();
}

}  // namespace livechat::customer::net
