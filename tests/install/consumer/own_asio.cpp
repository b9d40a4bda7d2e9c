// SPDX-License-Identifier: Apache-2.0
// Callbacks on an Asio of the program's own, beside the one inside the library.
#include <boost/asio.hpp>
#include <iostream>
#include <livechat/asio.hpp>
#include <livechat/customer.hpp>
#include <livechat/testing/emulator.hpp>
#include <thread>

namespace lc = livechat::customer;

int main() {
  livechat::testing::emulator emulator(livechat::testing::emulator_options().pace(0));
  boost::asio::io_context io;
  const auto stays = boost::asio::make_work_guard(io);
  lc::client client(emulator.client_config().post(lc::post_to(io.get_executor())));
  bool is_here = false;
  const auto here = std::this_thread::get_id();
  client.start_chat().then([&](const lc::result<lc::start_chat::response>& chat) {
    is_here = chat.has_value() && std::this_thread::get_id() == here;
    io.stop();
  });
  boost::asio::steady_timer limit(io, std::chrono::seconds(10));
  limit.async_wait([&](const boost::system::error_code&) { io.stop(); });
  io.run();
  std::cout << "Boost " << BOOST_LIB_VERSION << ", on its own thread: " << (is_here ? "yes" : "no") << '\n';
  return is_here ? 0 : 1;
}
