// SPDX-License-Identifier: Apache-2.0
// The other end for every client: one thread, asynchronous, Asio and Beast, ready-made text. It knows nothing of any
// client. Beast does the upgrade; frames are then read and written many at a time, because the server must never be
// what a measurement waits for.
//   neutral_server CERTIFICATE KEY      prints ws=PORT and wss=PORT, and serves until it is ended
#include <sys/prctl.h>

#include <algorithm>
#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "descriptor_limit.hpp"

namespace {

namespace asio = boost::asio;
namespace ssl = asio::ssl;
namespace websocket = boost::beast::websocket;
using asio::use_awaitable;
using asio::ip::tcp;

constexpr int backlog = 4096;
constexpr std::size_t block_bytes = 4096;
constexpr std::size_t pushes_in_a_write = 256;

// What the service would say, 120 and 430 bytes of it. The push is the sample of the docs with a longer text.
constexpr std::string_view login_payload = R"({"customer":{"id":"b7eff798-f8df-4364-8059-649c35c9ed0c"},)"
                                           R"("has_active_thread":false,"chats":[]})";
constexpr std::string_view payload = R"({"note":"to have 120 bytes in all"})";
constexpr std::string_view push =
    R"({"version":"3.6","action":"incoming_event","type":"push","payload":{"chat_id":"PJ0MRSHTDG",)"
    R"("thread_id":"K600PKZON8","event":{"id":"Q20163UAHO_2","created_at":"2019-12-05T07:27:08.820000Z",)"
    R"("recipients":"all","type":"message",)"
    R"("properties":{"0805e283233042b37f460ed8fbf22160":{"string_property":"string value"}},)"
    R"("text":"Your parcel left our warehouse this morning. Anything else?",)"
    R"("author_id":"b5657aff-34dd-32e1-9816-0d54666df9d8"}}})";
static_assert(push.size() > 425 && push.size() < 435);

enum class opcode : unsigned char { text = 1, close = 8, ping = 9, pong = 10 };

void append_frame(std::string& out, opcode kind, std::string_view text) {
  out += static_cast<char>(0x80U | static_cast<unsigned>(kind));
  if (text.size() < 126) {
    out += static_cast<char>(text.size());
  } else {
    out += '\x7e';
    out += static_cast<char>(text.size() >> 8U);
    out += static_cast<char>(text.size() & 0xFFU);
  }
  out += text;
}

const std::string& batch_of_pushes() {
  static const std::string batch = [] {
    std::string out;
    for (std::size_t i = 0; i < pushes_in_a_write; ++i) append_frame(out, opcode::text, push);
    return out;
  }();
  return batch;
}

const std::size_t push_frame_bytes = push.size() + 4;

/// The text behind `"name":"`, as the clients write it; empty when it is not there.
std::string_view string_member(std::string_view json, std::string_view name) {
  const auto at = json.find(name);
  if (at == std::string_view::npos) return {};
  const auto from = at + name.size();
  return json.substr(from, json.find('"', from) - from);
}

std::size_t count_member(std::string_view json) {
  constexpr std::string_view name = R"("count":)";
  const auto at = json.find(name);
  return at == std::string_view::npos ? 0 : std::strtoull(json.data() + at + name.size(), nullptr, 10);
}

/// The answers to what one client has sent, as far as it is there.
class conversation {
 public:
  /// Takes bytes of the client. What is to be written then stands in `out`, and after it come `take_pushes` pushes; with
  /// these written, `take` is called again, also without new bytes.
  void take(std::string_view bytes) {
    arrived_ += bytes;
    out_.clear();
    std::size_t used = 0;
    while (pushes_ == 0) {
      const auto size = take_frame(std::string_view(arrived_).substr(used));
      if (size == 0) break;
      used += size;
    }
    arrived_.erase(0, used);
  }

  [[nodiscard]] const std::string& out() const noexcept { return out_; }
  [[nodiscard]] std::size_t take_pushes() noexcept { return std::exchange(pushes_, 0); }
  [[nodiscard]] bool is_over() const noexcept { return is_over_; }

 private:
  /// Answers the frame that `bytes` begins with and gives its size; zero when it is not whole.
  std::size_t take_frame(std::string_view bytes) {
    const auto byte = [bytes](std::size_t at) {
      return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at]));
    };
    if (bytes.size() < 6) return 0;
    std::size_t head = 2;
    std::size_t size = byte(1) & 0x7FU;
    if (size == 126) {
      if (bytes.size() < 8) return 0;
      size = byte(2) << 8U | byte(3);
      head = 4;
    }
    const bool is_masked = (byte(1) & 0x80U) != 0;
    if (!is_masked || (byte(1) & 0x7FU) == 127) throw std::runtime_error("not a frame of these clients");
    const auto whole = head + 4 + size;
    if (bytes.size() < whole) return 0;
    text_.resize(size);
    for (std::size_t i = 0; i < size; ++i) text_[i] = static_cast<char>(byte(head + 4 + i) ^ byte(head + i % 4));
    answer(static_cast<opcode>(byte(0) & 0x0FU));
    return whole;
  }

  void answer(opcode kind) {
    switch (kind) {
      case opcode::text:
        return answer_request();
      case opcode::ping:
        return append_frame(out_, opcode::pong, text_);
      case opcode::close:
        is_over_ = true;
        return append_frame(out_, opcode::close, text_);
      case opcode::pong:
        return;
    }
    throw std::runtime_error("a frame of no known kind");
  }

  void answer_request() {
    const auto id = string_member(text_, R"("request_id":")");
    const auto action = string_member(text_, R"("action":")");
    answer_ = R"({"request_id":")";
    answer_.append(id)
        .append(R"(","action":")")
        .append(action)
        .append(R"(","type":"response","success":true,"payload":)");
    answer_.append(action == "login" ? login_payload : payload).append("}");
    append_frame(out_, opcode::text, answer_);
    if (action == "bench_pushes") pushes_ = count_member(text_);
  }

  std::string arrived_;  // less than a frame, which has 64 KiB at most, and a block
  std::string text_;
  std::string answer_;
  std::string out_;
  std::size_t pushes_ = 0;
  bool is_over_ = false;
};

template <class Stream>
asio::awaitable<void> write_pushes(Stream& stream, std::size_t count) {
  while (count > 0) {
    const auto now = std::min(count, pushes_in_a_write);
    co_await asio::async_write(stream, asio::buffer(batch_of_pushes(), now * push_frame_bytes), use_awaitable);
    count -= now;
  }
}

template <class Stream>
asio::awaitable<void> serve(Stream stream) {
  {
    websocket::stream<Stream&, false> upgrade(stream);
    co_await upgrade.async_accept(use_awaitable);
  }
  conversation client;
  std::array<char, block_bytes> block;
  std::size_t size = 0;
  while (!client.is_over()) {
    client.take({block.data(), std::exchange(size, 0)});
    if (!client.out().empty()) co_await asio::async_write(stream, asio::buffer(client.out()), use_awaitable);
    if (const auto count = client.take_pushes(); count > 0) {
      co_await write_pushes(stream, count);
    } else {
      size = co_await stream.async_read_some(asio::buffer(block), use_awaitable);
    }
  }
}

asio::awaitable<void> serve_plain(tcp::socket socket) { co_await serve(std::move(socket)); }

asio::awaitable<void> serve_tls(tcp::socket socket, ssl::context& context) {
  ssl::stream<tcp::socket> stream(std::move(socket), context);
  co_await stream.async_handshake(ssl::stream_base::server, use_awaitable);
  co_await serve(std::move(stream));
}

asio::awaitable<void> accept(tcp::acceptor listener, ssl::context* context) {
  // A client that goes is the ordinary end of a conversation.
  const auto forget = [](const std::exception_ptr&) {};
  while (true) {
    auto socket = co_await listener.async_accept(use_awaitable);
    socket.set_option(tcp::no_delay(true));
    const auto where = listener.get_executor();
    if (context == nullptr) {
      asio::co_spawn(where, serve_plain(std::move(socket)), forget);
    } else {
      asio::co_spawn(where, serve_tls(std::move(socket), *context), forget);
    }
  }
}

tcp::acceptor listen(asio::io_context& io) {
  tcp::acceptor listener(io);
  const tcp::endpoint where(asio::ip::address_v4::loopback(), 0);
  listener.open(where.protocol());
  listener.bind(where);
  listener.listen(backlog);
  return listener;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) {
    std::fputs("usage: neutral_server CERTIFICATE KEY\n", stderr);
    return 2;
  }
  prctl(PR_SET_PDEATHSIG, SIGTERM);  // it must not outlive the script
  livechat::bench::raise_descriptor_limit();
  asio::io_context io(1);
  ssl::context context(ssl::context::tls_server);
  context.use_certificate_chain_file(argv[1]);
  context.use_private_key_file(argv[2], ssl::context::pem);
  auto plain = listen(io);
  auto tls = listen(io);
  std::printf("ws=%u\nwss=%u\n", plain.local_endpoint().port(), tls.local_endpoint().port());
  std::fflush(stdout);
  const auto end = [](const std::exception_ptr& failure) {
    if (failure) std::rethrow_exception(failure);
  };
  asio::co_spawn(io, accept(std::move(plain), nullptr), end);
  asio::co_spawn(io, accept(std::move(tls), &context), end);
  io.run();
} catch (const std::exception& problem) {
  std::fprintf(stderr, "neutral_server: %s\n", problem.what());
  return 1;
}
