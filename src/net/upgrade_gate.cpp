// SPDX-License-Identifier: Apache-2.0
#include "net/upgrade_gate.hpp"

#include <algorithm>
#include <boost/asio/append.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>

namespace livechat::customer::net {

namespace asio = boost::asio;

namespace {

constexpr std::size_t read_at_once = 1024;

}  // namespace

void upgrade_gate::read_some(asio::mutable_buffer into, io_handler done) {
  if (!is_open_) return read_head(into, std::move(done));
  if (held_.empty()) return inner_->read_some(into, std::move(done));
  auto const count = hand_out(into);
  asio::post(socket().get_executor(), asio::append(std::move(done), boost::system::error_code(), count));
}

void upgrade_gate::read_head(asio::mutable_buffer into, io_handler done) {
  auto const before = held_.size();
  held_.resize(before + read_at_once);
  auto const room = asio::buffer(held_.data() + before, read_at_once);
  inner_->read_some(room, [self = shared_from_this(), this, into, before, done = std::move(done)](
                              boost::system::error_code code, std::size_t count) mutable {
    held_.resize(before + count);
    if (code) return std::move(done)(code, 0);
    bool const is_whole = take_head();
    if (verdict_.code) return std::move(done)(asio::error::operation_not_supported, 0);
    if (!is_whole) return read_head(into, std::move(done));
    is_open_ = true;
    std::move(done)(boost::system::error_code(), hand_out(into));
  });
}

// Whether the head is all there; judges it then, or its beginning.
bool upgrade_gate::take_head() {
  auto const end = held_.find("\r\n\r\n");
  bool const is_whole = end != std::string::npos && end + 4 <= most_head_bytes;
  if (is_whole) head_left_ = end + 4;
  verdict_ = is_whole ? judge_upgrade(std::string_view(held_).substr(0, head_left_)) : judge_beginning(held_);
  return is_whole;
}

// The head is handed out by itself: Beast fails the upgrade when more than 1.5 KiB of frames come along with it.
std::size_t upgrade_gate::hand_out(asio::mutable_buffer into) {
  auto const most = head_left_ > 0 ? head_left_ : held_.size();
  auto const count = asio::buffer_copy(into, asio::buffer(held_.data(), most));
  held_.erase(0, count);
  head_left_ -= std::min(count, head_left_);
  return count;
}

}  // namespace livechat::customer::net
