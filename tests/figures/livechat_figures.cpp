// SPDX-License-Identifier: Apache-2.0
// How long a client takes when things go wrong, `name=value` a line, medians of several rounds. A program, not a test:
// a figure that depends on the machine proves nothing by passing.
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <livechat/customer.hpp>
#include <livechat/testing/emulator.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/silent_socket.hpp"
#include "support/at_once.hpp"

namespace {

namespace lc = livechat::customer;
using livechat::testing::emulator;
using livechat::testing_support::at_once;
using livechat::testing_support::silent_socket;
using clock_type = std::chrono::steady_clock;
using milliseconds = std::chrono::duration<double, std::milli>;

constexpr int rounds = 9;

/// The median over the rounds of what `measure` returns.
double median(const std::function<milliseconds()>& measure) {
  std::vector<double> all;
  for (int i = 0; i < rounds; ++i) all.push_back(measure().count());
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

/// From the death of the server to the end of the call.
milliseconds killed_server() {
  auto emu = std::make_unique<emulator>(at_once());
  lc::client client(emu->client_config());
  const auto chat = client.start_chat().get();
  emu->answer_delay(std::chrono::minutes(10));
  auto sending = client.send_event(chat.chat_id, lc::message("Hello"));
  if (!emu->wait_for_pending(1)) std::puts("killed_server: the request did not arrive");
  const auto began = clock_type::now();
  emu.reset();
  const auto answer = sending.try_get();
  const auto took = clock_type::now() - began;
  if (answer || answer.error().outcome() != lc::outcome::unknown) std::puts("killed_server: wrong outcome");
  return took;
}

/// From the call to its end, when nobody listens.
milliseconds refused_port() {
  const silent_socket nobody(SOCK_STREAM);
  lc::client client(lc::config("org").token("emu:x").url("ws://" + nobody.address()));
  const auto began = clock_type::now();
  const auto answer = client.start_chat().try_get();
  const auto took = clock_type::now() - began;
  if (answer || answer.error().code() != lc::network_errc::connect_refused) std::puts("refused_port: wrong error");
  return took;
}

std::unique_ptr<lc::client> stuck_client(const silent_socket& name_server) {
  auto settings = lc::config("org").token("emu:x").url("wss://never.example");
  settings.name_servers(name_server.address());
  return std::make_unique<lc::client>(std::move(settings));
}

/// The first answer of a client while another one hangs in a look-up.
milliseconds other_client() {
  const silent_socket name_server(SOCK_DGRAM);
  const auto stuck = stuck_client(name_server);
  auto waiting = stuck->start_chat();
  emulator emu(at_once());
  lc::client other(emu.client_config());
  const auto began = clock_type::now();
  static_cast<void>(other.connect().get());
  return clock_type::now() - began;
}

/// The destructor of a client that hangs in a look-up.
milliseconds destructor() {
  const silent_socket name_server(SOCK_DGRAM);
  auto stuck = stuck_client(name_server);
  auto waiting = stuck->start_chat(lc::start_chat(), lc::call_options().deadline(std::chrono::milliseconds(20)));
  static_cast<void>(waiting.try_get());
  const auto began = clock_type::now();
  stuck.reset();
  return clock_type::now() - began;
}

}  // namespace

int main() {
  std::printf("killed_server_ends_call_ms=%.2f\n", median(killed_server));
  std::printf("refused_port_ends_call_ms=%.2f\n", median(refused_port));
  std::printf("other_client_connects_during_hanging_look_up_ms=%.2f\n", median(other_client));
  std::printf("destructor_during_hanging_look_up_ms=%.2f\n", median(destructor));
}
