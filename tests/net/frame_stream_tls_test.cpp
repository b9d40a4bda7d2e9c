// SPDX-License-Identifier: Apache-2.0
// What a frame stream knows of its texts over real TLS, and that it goes when its loop does.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>
#include <utility>

#include "net/frame_stream.hpp"
#include "net/loop_impl.hpp"
#include "net/tls_stream.hpp"
#include "recording_observer.hpp"
#include "test_authority.hpp"
#include "tls_rig.hpp"

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

/// Two ends of TLS on one loop, with as little room between them as the kernel allows.
struct narrow_tls {
  test_authority authority;
  std::unique_ptr<asio::ssl::context> context = authority.server({"DNS:api.example.test"});
  net::loop loop;
  recording_observer seen;
  std::shared_ptr<frame_stream> client;
  std::optional<byte_stream> server;

  explicit narrow_tls(tls_engine engine) {
    auto& io = loop.context().io;
    tcp::acceptor listener(io, tcp::endpoint(asio::ip::make_address("127.0.0.1"), 0));
    listener.set_option(asio::socket_base::receive_buffer_size(4096));
    tcp::socket near(io);
    tcp::socket far(io);
    near.open(tcp::v4());
    near.set_option(asio::socket_base::send_buffer_size(4096));
    near.connect(listener.local_endpoint());
    listener.accept(far);
    auto bytes = tls_client_stream(std::move(near), trusting(authority, engine), "api.example.test");
    server = tls_server_stream(std::move(far), context->native_handle());
    int agreed = 0;
    for (auto* end : {&bytes, &*server}) {
      end->async_handshake([&](std::error_code code, const std::string& detail) {
        CHECK_MESSAGE(!code, detail);
        ++agreed;
      });
    }
    while (agreed < 2) loop.run_one();
    client = std::make_shared<frame_stream>(loop, bytes, seen, [](std::error_code, std::string) {});
    client->start({});
  }

  /// The other end reads a little; how much that was.
  std::size_t read() {
    std::array<char, 997> into{};
    return server->channel()->read_now(asio::buffer(into)).count;
  }
};

}  // namespace

TEST_CASE("what_the_peer_has_read_whole_is_never_counted_as_unsent") {
  constexpr std::size_t texts = 200;
  for (std::size_t size = 3000; size < 6000; size += 500) {
    CAPTURE(size);
    narrow_tls rig(tls_engine::lean);
    const std::string text(size, 'x');
    const std::size_t frame = size + 8;  // head and mask
    std::size_t given = 0;
    std::size_t got = 0;
    std::size_t told = 0;
    bool has_room = true;
    bool was_unsent = false;
    bool is_true = true;
    while (is_true && got < texts * frame) {
      if (has_room && given < texts) {
        has_room = rig.client->send_text(text);
        ++given;
      }
      rig.loop.poll();
      got += rig.read();
      if (std::exchange(told, rig.seen.count("written")) != rig.seen.count("written")) has_room = true;
      was_unsent = was_unsent || rig.client->unsent() > 1;
      is_true = got / frame + rig.client->unsent() <= given;
    }
    CHECK(is_true);
    CHECK(was_unsent);
    CHECK(rig.client->unsent() == 0);
    rig.client->drop();
  }
}

TEST_CASE("a_stream_that_waits_goes_with_its_loop") {
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    std::weak_ptr<frame_stream> watched;
    {
      narrow_tls rig(engine);
      while (rig.loop.poll() > 0) {
      }
      watched = rig.client;
      rig.client->drop();
    }
    CHECK(watched.expired());
  }
}
