// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <signal.h>

#include "e2e/cli_child.hpp"
#include "e2e/cli_emulator.hpp"

using namespace e2e;  // NOLINT(google-build-using-namespace): a test

TEST_CASE("without a terminal chat --emulator plays a conversation") {
  const scratch_folder home;
  const ending end = run(home, {"chat", "--emulator"});
  CHECK(end.code == 0);
  CHECK(end.out ==
        "Support bot: Welcome! How can I help you today?\n"
        "customer: Where is my order?\n"
        "Support bot: Let me look that up for you.\n"
        "Support bot: Found it: order 1337 leaves tomorrow.\n"
        "customer: Thanks, that is all!\n"
        "Support bot: You are welcome. Have a nice day!\n");
  CHECK(end.err.empty());
  CHECK(end.took < std::chrono::seconds(3));
}

TEST_CASE("chat sends the lines of a pipe in their order and closes the chat at the end") {
  const scratch_folder home;
  running_emulator emulator(home, {"--script", "silent"});
  lc_rtm chat(home, {"chat"}, child_input::pipe);
  chat.write("one\n/no such command\n\n//two\nthree");
  chat.close_input();
  const ending end = chat.wait();
  CHECK(end.code == 0);
  CHECK(end.out == "customer: one\ncustomer: /two\ncustomer: three\n");
  CHECK(has(end.err, "no such command"));
  CHECK(has(end.err, "Customer closed the chat"));
}

TEST_CASE("chat lets no control characters of others reach the terminal") {
  const scratch_folder home;
  running_emulator emulator(home, {"--script", "silent"});
  lc_rtm chat(home, {"chat"}, child_input::pipe);
  chat.write("\x1b[31mred\x07\n");
  chat.close_input();
  CHECK(chat.wait().out == "customer: [31mred\n");
}

TEST_CASE("chat joins the chat that is open") {
  const scratch_folder home;
  running_emulator emulator(home, {"--script", "silent"});
  const std::string chat_id = between(run(home, {"send", "--json", "first"}).out, "\"chat_id\":\"", "\"");
  lc_rtm chat(home, {"chat"}, child_input::pipe);
  chat.write("second\n");
  chat.read_until("customer: second");
  const ending read = run(home, {"call", "get_chat", "-f", "chat_id=" + chat_id});
  CHECK(has(read.out, "\"first\""));
  CHECK(has(read.out, "\"second\""));
}

TEST_CASE("on a terminal lines are confirmed, answers come with names, and quit ends it") {
  const scratch_folder home;
  lc_rtm chat(home, {"chat", "--emulator", "--pace", "0.1"}, child_input::terminal);
  chat.read_until("Support bot: Welcome!");
  chat.write("Where is my order?\n");
  chat.read_until("✓");
  chat.read_until("Support bot is typing…");
  const std::string& said = chat.read_until("Support bot: Found it: ");
  CHECK_FALSE(has(said, "customer: Where"));  // it is on the screen already
  chat.write("/quit\n");
  CHECK(chat.wait().code == 0);
}

TEST_CASE("on a terminal Ctrl-C closes the chat and ends well") {
  const scratch_folder home;
  lc_rtm chat(home, {"chat", "--emulator"}, child_input::terminal);
  chat.read_until("Connected.");
  chat.write("half a line\x03");
  const ending end = chat.wait();
  CHECK(end.code == 0);
  CHECK(has(end.out, "Customer closed the chat"));
}

TEST_CASE("on a terminal the end of file ends it") {
  const scratch_folder home;
  lc_rtm chat(home, {"chat", "--emulator"}, child_input::terminal);
  chat.read_until("Connected.");
  chat.write("\x04");
  CHECK(chat.wait().code == 0);
}

TEST_CASE("chat tells that the connection is lost and back") {
  const scratch_folder home;
  const std::vector<std::string> always_the_same = {"--script", "silent", "--seed", "7"};
  running_emulator first(home, always_the_same);
  const std::string port = first.port();
  lc_rtm chat(home, {"chat"}, child_input::terminal);
  chat.read_until("Connected.");
  first.process().signal(SIGTERM);
  CHECK(first.process().wait().code == 0);
  chat.read_until("live -> waiting");
  const running_emulator second(home, always_the_same, port);
  chat.read_until("connected again");
}

TEST_CASE("chat that has lost its connection ends with 3 when it is to end") {
  const scratch_folder home;
  running_emulator emulator(home, {"--script", "silent"});
  lc_rtm chat(home, {"chat"}, child_input::terminal);
  chat.read_until("Connected.");
  emulator.process().signal(SIGTERM);
  emulator.process().wait();
  chat.read_until("live -> waiting");
  chat.write("/quit\n");
  const ending end = chat.wait();
  CHECK(end.code == 3);
  CHECK(has(end.out, "the chat stays open"));
}
