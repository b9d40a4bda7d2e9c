// SPDX-License-Identifier: Apache-2.0
// Chats with the emulator over the installed libraries, and sees that the errors of both are the same ones.
#include <iostream>
#include <livechat/customer.hpp>
#include <livechat/testing/emulator.hpp>

namespace lc = livechat::customer;

int main() try {
  livechat::testing::emulator emulator(livechat::testing::emulator_options().pace(0));
  lc::client client(emulator.client_config());
  const auto chat = client.start_chat().get();
  client.send_event(chat.chat_id, lc::message("Where is my order?")).get();
  const auto answer = client.wait_for<lc::incoming_event>(
      std::chrono::seconds(10), [](const auto& push) { return push.event.text().starts_with("Found it"); });
  if (!answer) throw std::runtime_error("no answer");
  std::cout << answer->event.text() << '\n';
  client.deactivate_chat(chat.chat_id).get();
  try {
    livechat::testing::emulator twice(livechat::testing::emulator_options().port(emulator.port()));
    throw std::runtime_error("the port was free twice");
  } catch (const lc::error& taken) {
    if (taken.code() != lc::client_errc::invalid_config) throw;
  }
} catch (const std::exception& problem) {
  std::cerr << problem.what() << '\n';
  return 1;
}
