// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <signal.h>

#include "e2e/cli_child.hpp"
#include "e2e/cli_emulator.hpp"

using namespace e2e;  // NOLINT(google-build-using-namespace): a test

TEST_CASE("send prints the event's id, and the reply when it waits for one") {
  const scratch_folder home;
  running_emulator emulator(home);
  const ending end = run(home, {"send", "Where", "is my order?", "--wait-reply", "5"});
  CHECK(end.code == 0);
  const auto lines = lines_of(end.out);
  REQUIRE(lines.size() == 2);
  CHECK_FALSE(lines[0].empty());
  CHECK(lines[1] == "Support bot: Let me look that up for you.");
  CHECK(end.err == "using the emulator at 127.0.0.1:" + emulator.port() + "\n");
}

TEST_CASE("send with JSON prints one object that has the reply's payload") {
  const scratch_folder home;
  running_emulator emulator(home);
  const ending end = run(home, {"send", "hello", "--wait-reply", "--json"});
  CHECK(end.code == 0);
  REQUIRE(lines_of(end.out).size() == 1);
  CHECK(has(end.out, "\"name\":\"Support bot\",\"payload\":{\"chat_id\":"));
  CHECK(has(end.out, "\"text\":\"Let me look that up for you.\""));
}

TEST_CASE("send goes to the chat that it is told, and to no other") {
  const scratch_folder home;
  running_emulator emulator(home);
  const std::string chat_id = between(run(home, {"send", "--json", "one"}).out, "\"chat_id\":\"", "\"");
  CHECK(has(run(home, {"send", "--json", "--chat", chat_id, "two"}).out, "\"chat_id\":\"" + chat_id + "\""));
  const ending nowhere = run(home, {"send", "--chat", "NOWHERE", "three"});
  CHECK(nowhere.code == 1);
  CHECK(nowhere.out.empty());
  CHECK(has(nowhere.err, "not_found"));
}

TEST_CASE("send that waits in vain says that the message was sent") {
  const scratch_folder home;
  running_emulator emulator(home, {"--script", "silent"});
  const ending end = run(home, {"send", "anybody?", "--wait-reply", "0.05"});
  CHECK(end.code == 4);
  CHECK(lines_of(end.out).size() == 1);
  CHECK(has(end.err, "the message was sent"));
}

TEST_CASE("call prints the payload of the answer") {
  const scratch_folder home;
  running_emulator emulator(home, {"--script", "silent"});
  const std::string chat_id = between(run(home, {"send", "--json", "hello"}).out, "\"chat_id\":\"", "\"");
  const ending end = run(home, {"call", "get_chat", "{\"chat_id\":\"" + chat_id + "\"}"});
  CHECK(end.code == 0);
  CHECK(has(end.out, "{\"id\":\"" + chat_id + "\",\"users\":"));
  CHECK(has(end.err, "rtt "));
  CHECK(has(run(home, {"call", "get_chat", "-f", "chat_id=" + chat_id, "--json"}).out,
            "{\"action\":\"get_chat\",\"rtt_us\":"));
}

TEST_CASE("call builds nested objects from fields, and takes JSON for what it is") {
  const scratch_folder home;
  running_emulator emulator(home, {"--script", "silent"});
  const std::string chat_id = between(run(home, {"send", "--json", "hello"}).out, "\"chat_id\":\"", "\"");
  const std::vector<std::string> start = {"call", "send_event",         "-f", "chat_id=" + chat_id,
                                          "-f",   "event.type=message", "-f"};
  const auto with = [&start](const std::string& field) {
    auto words = start;
    words.push_back(field);
    return words;
  };
  CHECK(run(home, with("event.text=from the shell")).code == 0);
  CHECK(run(home, with("event.text=\"42\"")).code == 0);
  CHECK(run(home, with("event={\"type\":\"message\"}")).code == 2);
  const ending number = run(home, with("event.text=42"));
  CHECK(number.code == 1);
  CHECK(has(number.err, "event.text"));
  const ending read = run(home, {"call", "get_chat", "-f", "chat_id=" + chat_id});
  CHECK(has(read.out, "\"text\":\"from the shell\""));
  CHECK(has(read.out, "\"text\":\"42\""));
}

TEST_CASE("call of an unknown action ends with 1 and the service's error type") {
  const scratch_folder home;
  running_emulator emulator(home);
  const ending end = run(home, {"call", "nonsense"});
  CHECK(end.code == 1);
  CHECK(end.out.empty());
  CHECK(has(end.err, "validation"));
  CHECK(has(end.err, "outcome: rejected"));
  CHECK(has(run(home, {"call", "nonsense", "--json"}).out,
            "{\"action\":\"nonsense\",\"error\":{\"type\":\"validation\""));
}

TEST_CASE("call refuses a payload that is no JSON object") {
  const scratch_folder home;
  const ending end = run(home, {"call", "get_chat", "{chat_id:1}"});
  CHECK(end.code == 2);
  CHECK(has(end.err, "no JSON object"));
}

TEST_CASE("listen prints each push when it comes, and a signal ends it well") {
  const scratch_folder home;
  running_emulator emulator(home);
  lc_rtm listen(home, {"listen"});
  lc_rtm listen_json(home, {"listen", "--json"});
  listen.read_until("customer_side_storage_updated\n");  // the first push of a connection
  listen_json.read_until("\n");
  REQUIRE(run(home, {"send", "Where is my order?"}).code == 0);
  listen.read_until("Let me look that up for you.\n");
  listen_json.read_until("\"text\":\"Let me look that up for you.\"");
  listen.signal(SIGINT);
  listen_json.signal(SIGTERM);
  CHECK(listen.wait().code == 0);
  const ending end = listen_json.wait();
  CHECK(end.code == 0);
  for (const auto& line : lines_of(end.out)) CHECK(line.starts_with("{\"version\":"));
}

TEST_CASE("listen ends when its time is over") {
  const scratch_folder home;
  running_emulator emulator(home);
  const ending end = run(home, {"listen", "--for", "0.05"});
  CHECK(end.code == 0);
}

TEST_CASE("listen ends quietly when nobody reads its output any more") {
  const scratch_folder home;
  running_emulator emulator(home);
  lc_rtm listen(home, {"listen"});
  listen.read_until("\n");
  listen.close_output();
  const ending end = listen.wait();
  CHECK(end.code == 0);
  CHECK(lines_of(end.err).size() == 1);  // using the emulator
}

TEST_CASE("a refused port ends every command at once with 3") {
  const scratch_folder home;
  std::string port;
  {
    running_emulator emulator(home);
    port = emulator.port();
    emulator.process().signal(SIGTERM);
    emulator.process().wait();
  }
  const environment there = {{"LC_RTM_ORGANIZATION_ID", "11111111-1111-4111-8111-111111111111"},
                             {"LC_RTM_TOKEN", "emu:canary"},
                             {"LC_RTM_URL", "ws://127.0.0.1:" + port}};
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"send", "hello"}, {"listen"}, {"call", "ping"}, {"chat"}}) {
    const ending end = run(home, words, there);
    CAPTURE(words.front());
    CHECK(end.code == 3);
    CHECK(end.took < std::chrono::seconds(2));
    CHECK(has(end.err, "nobody listens on that port"));
    CHECK(lines_of(end.err).size() == 1);
    CHECK_FALSE(has(end.err, "canary"));
  }
}

TEST_CASE("a token that is not good ends with 1 and is not shown") {
  const scratch_folder home;
  running_emulator emulator(home);
  const ending end = run(home, {"send", "hello"},
                         {{"LC_RTM_ORGANIZATION_ID", emulator.ready("organization_id")},
                          {"LC_RTM_TOKEN", "emu:canary"},
                          {"LC_RTM_URL", emulator.ready("ws")}});
  CHECK(end.code == 1);
  CHECK(has(end.err, "token"));
  CHECK_FALSE(has(end.err, "canary"));
  CHECK(end.out.empty());
}

TEST_CASE("an untrusted certificate ends with 3") {
  const scratch_folder home;
  running_emulator emulator(home);
  const ending end = run(home, {"send", "hello"},
                         {{"LC_RTM_ORGANIZATION_ID", emulator.ready("organization_id")},
                          {"LC_RTM_TOKEN", "emu:canary"},
                          {"LC_RTM_URL", emulator.ready("wss")}});
  CHECK(end.code == 3);
  CHECK(has(end.err, "certificate"));
}

TEST_CASE("the token is in the output of no command but emulator start") {
  const scratch_folder home;
  running_emulator emulator(home);
  const std::string token = emulator.ready("token");
  REQUIRE(token.starts_with("emu:"));
  for (const std::vector<std::string>& words : {std::vector<std::string>{"send", "hello", "--json", "--wait-reply"},
                                                {"call", "ping"},
                                                {"call", "nonsense", "--json"},
                                                {"listen", "--json", "--for", "0.05"},
                                                {"chat"},
                                                {"version", "--json"}}) {
    const ending end = run(home, words);
    CAPTURE(words.front());
    CHECK_FALSE(has(end.out + end.err, token));
  }
}
