// SPDX-License-Identifier: Apache-2.0
#include "net/frame_stream.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/asio/append.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <deque>
#include <livechat/customer/error.hpp>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "net/loop_impl.hpp"
#include "recording_observer.hpp"

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

namespace asio = boost::asio;
using lines = std::vector<std::string>;

/// A channel that does what the test says: what is to be read, and how much may be written.
class script_channel final : public byte_channel {
 public:
  explicit script_channel(net::loop& loop) : socket_(loop.context().io) {}

  std::deque<std::string> incoming;
  boost::system::error_code end_of_incoming;  // after that; none: nothing more comes
  std::size_t room = std::size_t(-1);
  boost::system::error_code write_failure;
  lines written;

  void may_go_on() {
    for (auto* waiting : {&waiting_to_read_, &waiting_to_write_}) {
      auto done = std::exchange(*waiting, nullptr);
      if (done) asio::post(socket_.get_executor(), asio::append(std::move(done), boost::system::error_code()));
    }
  }

  asio::ip::tcp::socket& socket() noexcept override { return socket_; }
  void handshake(handshake_handler) override {}
  void read_some(asio::mutable_buffer, io_handler) override {}
  void write_some(write_buffers, io_handler) override {}
  void shut_down() noexcept override { written.emplace_back("shut down"); }

  transferred read_now(asio::mutable_buffer into) override {
    if (incoming.empty() && end_of_incoming) return {end_of_incoming, 0, {}};
    if (incoming.empty()) return {{}, 0, asio::socket_base::wait_read};
    auto const count = asio::buffer_copy(into, asio::buffer(incoming.front()));
    incoming.front().erase(0, count);
    if (incoming.front().empty()) incoming.pop_front();
    return {{}, count, {}};
  }

  transferred write_now(asio::const_buffer from) override {
    if (write_failure) return {write_failure, 0, {}};
    auto const count = std::min(room, from.size());
    if (count == 0) return {{}, 0, asio::socket_base::wait_write};
    room -= count;
    written.emplace_back(static_cast<const char*>(from.data()), count);
    return {{}, count, {}};
  }

  void wait(asio::socket_base::wait_type for_what, wait_handler done) override {
    (for_what == asio::socket_base::wait_read ? waiting_to_read_ : waiting_to_write_).swap(done);
  }

 private:
  asio::ip::tcp::socket socket_;
  wait_handler waiting_to_read_;
  wait_handler waiting_to_write_;
};

std::string text_frame(const std::string& body) {
  REQUIRE(body.size() < 126);
  return "\x81" + std::string(1, static_cast<char>(body.size())) + body;
}

struct stream_rig {
  net::loop loop;
  std::shared_ptr<script_channel> channel = std::make_shared<script_channel>(loop);
  recording_observer seen;
  std::shared_ptr<frame_stream> stream = std::make_shared<frame_stream>(
      loop, byte_stream(channel), seen,
      [this](std::error_code code, std::string detail) { seen.link_closed(code, std::move(detail), {}); });

  stream_rig() {
    stream->start({});
    run();
  }
  ~stream_rig() {
    stream->drop();
    channel->may_go_on();
    run();
  }
  stream_rig(const stream_rig&) = delete;
  stream_rig& operator=(const stream_rig&) = delete;

  void run() {
    while (loop.poll() > 0) {
    }
  }

  void comes(std::string bytes) {
    channel->incoming.push_back(std::move(bytes));
    go_on();
  }
  void go_on() {
    channel->may_go_on();
    run();
  }
};

}  // namespace

TEST_CASE("what_is_sent_in_one_turn_leaves_with_one_write_but_two_texts_wait_for_no_third") {
  stream_rig rig;
  rig.stream->send_ping();
  CHECK(rig.stream->send_text("one"));
  CHECK(rig.channel->written.empty());
  CHECK(rig.stream->send_text("two"));
  REQUIRE(rig.channel->written.size() == 1);
  CHECK(rig.channel->written.front().size() == 6 + 9 + 9);
  CHECK(rig.stream->send_text("three"));
  rig.stream->send_ping();
  CHECK(rig.channel->written.size() == 1);
  rig.run();
  REQUIRE(rig.channel->written.size() == 2);
  CHECK(rig.channel->written.back().size() == 11 + 6);
  CHECK(rig.seen.count("written") == 0);
}

TEST_CASE("a_text_that_fills_the_room_is_followed_when_it_has_left") {
  stream_rig rig;
  rig.channel->room = 100'000;
  CHECK_FALSE(rig.stream->send_text(std::string(200'000, 't')));
  rig.run();
  CHECK(rig.seen.count("written") == 0);
  rig.channel->room = 100'000;
  rig.go_on();
  CHECK(rig.seen.count("written") == 1);
  rig.channel->room = 100'000;
  rig.go_on();
  CHECK(rig.channel->written.size() == 3);
  CHECK(rig.seen.count("written") == 1);
}

TEST_CASE("a_text_counts_as_unsent_until_its_last_byte_is_taken") {
  stream_rig rig;
  rig.channel->room = 9 + 8;
  CHECK(rig.stream->send_text("one"));
  CHECK(rig.stream->unsent() == 1);
  CHECK(rig.stream->send_text("two"));
  CHECK(rig.stream->unsent() == 1);
  rig.run();
  CHECK_FALSE(rig.stream->send_text(std::string(70'000, 't')));
  CHECK(rig.stream->unsent() == 2);
  rig.channel->room = 1 + 70'014;
  rig.go_on();
  CHECK(rig.stream->unsent() == 0);
  rig.channel->room = 9;
  CHECK(rig.stream->send_text("last"));
  rig.run();
  CHECK(rig.stream->unsent() == 1);
  rig.channel->room = 1;
  rig.go_on();
  CHECK(rig.stream->unsent() == 0);
}

TEST_CASE("what_was_unsent_at_the_end_stays_so") {
  stream_rig rig;
  rig.channel->room = 3;
  CHECK(rig.stream->send_text("cut"));
  rig.run();
  rig.channel->write_failure = asio::error::broken_pipe;
  rig.go_on();
  CHECK(rig.seen.trace == lines{"closed"});
  CHECK(rig.stream->unsent() == 1);
}

TEST_CASE("of_the_pings_that_come_while_there_is_no_room_the_last_is_answered") {
  stream_rig rig;
  rig.channel->room = 0;
  CHECK_FALSE(rig.stream->send_text(std::string(70'000, 't')));
  rig.run();
  rig.comes(
      "\x89\x01"
      "a"
      "\x89\x01"
      "b");
  rig.channel->room = std::size_t(-1);
  rig.go_on();
  rig.go_on();
  REQUIRE(rig.channel->written.size() == 2);
  const std::string pong = rig.channel->written.back();
  REQUIRE(pong.size() == 7);
  CHECK(pong.substr(0, 2) == "\x8a\x81");
  CHECK((pong[2] ^ pong[6]) == 'b');
  CHECK(rig.seen.count("control") == 2);
}

TEST_CASE("what_came_before_a_write_failed_is_told_before_the_end") {
  stream_rig rig;
  rig.channel->write_failure = asio::error::broken_pipe;
  rig.channel->incoming.push_back(text_frame("the reason"));
  CHECK(rig.stream->send_text("too late"));
  rig.run();
  CHECK(rig.seen.trace == lines{"text the reason", "closed"});
  CHECK(rig.seen.code == network_errc::reset);
}

TEST_CASE("a_write_that_fails_while_nothing_is_read_ends_the_stream") {
  stream_rig rig;
  rig.stream->stop_reading();
  rig.channel->incoming.push_back(text_frame("not wanted"));
  rig.channel->write_failure = asio::error::broken_pipe;
  CHECK(rig.stream->send_text("too late"));
  rig.run();
  CHECK(rig.seen.trace == lines{"closed"});
}

TEST_CASE("others_have_their_turn_while_much_is_there_to_read") {
  stream_rig rig;
  std::string much;
  for (int i = 0; i < 1000; ++i) much += text_frame("x");
  bool is_over = false;
  std::size_t turns = 0;
  std::function<void()> other = [&] {
    ++turns;
    if (!is_over) rig.loop.post([&] { other(); });
  };
  rig.seen.on = [&](const std::string&) { is_over = rig.seen.count("text x") == 1000; };
  rig.loop.post([&] { other(); });
  rig.comes(much);
  CHECK(rig.seen.count("text x") == 1000);
  CHECK(turns > 10);
}

TEST_CASE("reading_that_stops_leaves_the_messages_that_are_there_for_later") {
  stream_rig rig;
  rig.seen.on = [&](const std::string& line) {
    if (line == "text a") rig.stream->stop_reading();
  };
  rig.comes(text_frame("a") + text_frame("b") + text_frame("c").substr(0, 2));
  rig.comes("c");
  CHECK(rig.seen.trace == lines{"text a"});
  rig.stream->go_on_reading();
  CHECK(rig.seen.trace == lines{"text a"});
  rig.run();
  CHECK(rig.seen.trace == lines{"text a", "text b", "text c"});
}

TEST_CASE("how_far_a_message_has_come_is_told") {
  stream_rig rig;
  rig.comes(text_frame("whole") + text_frame("parted").substr(0, 5));
  CHECK(rig.seen.part == 5);
  CHECK(rig.seen.trace == lines{"text whole"});
}

TEST_CASE("a_control_frame_in_pieces_is_no_part_of_a_message") {
  stream_rig rig;
  rig.comes("\x89");
  rig.comes("\x01x");
  CHECK(rig.seen.parts == 0);
  CHECK(rig.seen.trace == lines{"control"});
}

TEST_CASE("a_part_is_told_when_it_has_grown_and_when_it_is_none_any_more") {
  stream_rig rig;
  rig.comes(std::string("\x01\x01\x61", 3));
  CHECK(rig.seen.part == 1);
  rig.comes(std::string("\x89\x00", 2));
  CHECK(rig.seen.parts == 1);
  rig.comes(std::string("\x80\x01\x62", 3) + text_frame("next").substr(0, 3));
  CHECK(rig.seen.part == 3);
  CHECK(rig.seen.parts == 2);
  CHECK(rig.seen.trace == lines{"control", "text ab"});
}

TEST_CASE("a_peer_of_parts_without_end_leaves_others_their_turn") {
  stream_rig rig;
  constexpr std::size_t reads = 1000;
  rig.channel->incoming.push_back(std::string("\x01\x00", 2));
  for (std::size_t i = 0; i < reads; ++i) rig.channel->incoming.push_back(std::string("\x00\x00", 2));
  bool is_served = false;
  rig.channel->may_go_on();
  rig.loop.post([&] { rig.loop.post([&] { is_served = true; }); });
  while (!is_served) rig.loop.run_one();
  CHECK(rig.channel->incoming.size() > reads / 2);
  rig.run();
  CHECK(rig.channel->incoming.empty());
}

TEST_CASE("an_observer_that_throws_ends_the_stream_and_sees_no_bytes_of_others") {
  stream_rig rig;
  rig.seen.on = [&](const std::string& line) {
    if (line == "text one") throw std::bad_alloc();
  };
  rig.comes(text_frame("one") + text_frame("two"));
  CHECK(rig.seen.trace == lines{"text one", "closed"});
  auto const others = text_frame("one") + text_frame("of another");
  std::copy(others.begin(), others.end(), rig.loop.context().block().begin());
  rig.go_on();
  CHECK(rig.seen.trace == lines{"text one", "closed"});
}

TEST_CASE("no_pong_follows_a_goodbye") {
  stream_rig rig;
  rig.channel->room = 0;
  CHECK_FALSE(rig.stream->send_text(std::string(70'000, 't')));
  rig.run();
  rig.comes("\x89\x01p");
  rig.stream->close();
  rig.channel->room = std::size_t(-1);
  rig.go_on();
  rig.go_on();
  REQUIRE(rig.channel->written.size() == 1);
  const std::string all = rig.channel->written.front();
  CHECK(all.substr(all.size() - 8, 2) == "\x88\x82");
}

TEST_CASE("a_close_is_answered_and_after_a_close_of_ours_only_the_answer_counts") {
  SUBCASE("by the peer") {
    stream_rig rig;
    rig.comes("\x88\x02\x03\xe9");
    CHECK(rig.seen.detail == "close code 1001");
    REQUIRE(rig.channel->written.size() == 2);
    CHECK(rig.channel->written.front().substr(0, 2) == "\x88\x82");
  }
  SUBCASE("by us") {
    stream_rig rig;
    rig.stream->close();
    rig.stream->close();
    rig.comes(text_frame("meanwhile"));
    CHECK(rig.seen.trace.empty());
    rig.comes("\x88\x02\x03\xe8");
    CHECK(rig.seen.trace == lines{"closed"});
    CHECK_FALSE(rig.seen.code);
    CHECK(rig.channel->written.size() == 2);
  }
  SUBCASE("by us while nothing is read") {
    stream_rig rig;
    rig.stream->stop_reading();
    rig.comes("\x88\x02\x03\xe8");
    CHECK(rig.seen.trace.empty());
    rig.stream->close();
    rig.run();
    CHECK(rig.seen.trace == lines{"closed"});
  }
}

TEST_CASE("a_broken_rule_is_told_to_the_peer") {
  stream_rig rig;
  rig.comes("\x81\x01\xff");
  CHECK(rig.seen.code == network_errc::protocol_violation);
  CHECK(rig.seen.detail == "a text is not UTF-8");
  REQUIRE(rig.channel->written.size() == 2);
  const std::string close = rig.channel->written.front();
  CHECK(close.substr(0, 2) == "\x88\x82");
  CHECK((close[2] ^ close[6]) == '\x03');
  CHECK((close[3] ^ close[7]) == '\xef');
}
