// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "e2e/cli_child.hpp"
#include "e2e/cli_emulator.hpp"
#include "support/file_content.hpp"

using namespace e2e;  // NOLINT(google-build-using-namespace): a test

namespace {

std::string run_file_in(const scratch_folder& home) { return home.path() + "/lc-rtm/emulator.json"; }

mode_t mode_of(const std::string& path) {
  struct stat about {};
  return stat(path.c_str(), &about) == 0 ? about.st_mode & 0777U : 0;
}

}  // namespace

TEST_CASE("emulator start says all that is needed to connect") {
  const scratch_folder home;
  running_emulator emulator(home);
  const std::string said = emulator.process().read_until("lc-rtm chat");
  for (const char* key : {"http", "ws", "wss", "token", "organization_id", "client_id", "ca"}) {
    CAPTURE(key);
    REQUIRE_FALSE(emulator.ready(key).empty());
    CHECK(has(said, emulator.ready(key)));
  }
  for (const char* key : {"agent_token", "secret"}) {
    CAPTURE(key);
    REQUIRE_FALSE(emulator.ready(key).empty());
    CHECK_FALSE(has(said, emulator.ready(key)));
    CHECK(has(livechat::test::content_of(run_file_in(home)), emulator.ready(key)));
  }
  CHECK(emulator.ready("token_url") == "https://127.0.0.1:" + emulator.port() + "/v2/customer");
  CHECK(emulator.ready("agent_token").starts_with("emu:"));
  CHECK(has(emulator.ready(), "{\"pid\":" + std::to_string(emulator.process().pid()) + ","));
  CHECK(has(livechat::test::content_of(emulator.ready("ca")), "BEGIN CERTIFICATE"));
  CHECK(mode_of(emulator.ready_file()) == 0600);
  CHECK(mode_of(run_file_in(home)) == 0600);
  CHECK(mode_of(home.path() + "/lc-rtm") == 0700);
}

TEST_CASE("a signal ends the emulator well and its files go with it") {
  for (const int number : {SIGTERM, SIGINT}) {
    const scratch_folder home;
    running_emulator emulator(home);
    lc_rtm listen(home, {"listen"});
    listen.read_until("\n");
    REQUIRE(std::filesystem::exists(run_file_in(home)));
    const auto begin = std::chrono::steady_clock::now();
    emulator.process().signal(number);
    const ending end = emulator.process().wait();
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));  // 200 ms, on a machine that is not busy
    CHECK(end.code == 0);
    CHECK(has(end.err, "stopped after "));
    CHECK(lines_of(end.err).size() == 1);
    CHECK_FALSE(std::filesystem::exists(run_file_in(home)));
    CHECK_FALSE(std::filesystem::exists(emulator.ready_file()));
  }
}

TEST_CASE("a busy port is named, with what to do about it") {
  const scratch_folder home;
  running_emulator emulator(home);
  const ending same_user = run(home, {"emulator", "start", "--port", emulator.port()});
  CHECK(same_user.code == 2);
  CHECK(has(same_user.err, "an emulator is running at 127.0.0.1:" + emulator.port() + " already"));
  CHECK(has(same_user.err, "--port 0"));

  const scratch_folder elsewhere;
  const ending other = run(elsewhere, {"emulator", "start", "--port", emulator.port()});
  CHECK(other.code == 2);
  CHECK(has(other.err, "port " + emulator.port() + " is in use"));
  CHECK_FALSE(std::filesystem::exists(run_file_in(elsewhere)));
  CHECK(std::filesystem::exists(run_file_in(home)));
}

TEST_CASE("the run file of an emulator that died is passed over") {
  const scratch_folder home;
  running_emulator emulator(home);
  emulator.process().signal(SIGKILL);
  CHECK(emulator.process().wait().code == -SIGKILL);
  REQUIRE(std::filesystem::exists(run_file_in(home)));
  const ending end = run(home, {"send", "hello"});
  CHECK(end.code == 2);
  CHECK(has(end.err, "no service to talk to"));
}

TEST_CASE("a run file that others may have written is passed over") {
  const scratch_folder home;
  running_emulator emulator(home);
  REQUIRE(chmod((home.path() + "/lc-rtm").c_str(), 0777) == 0);
  const ending end = run(home, {"send", "hello"});
  CHECK(end.code == 2);
  CHECK(has(end.err, "no service to talk to"));
}

TEST_CASE("the same seed gives the same token, another start another one") {
  std::vector<std::string> tokens;
  for (const std::vector<std::string>& more : {std::vector<std::string>{"--seed", "5"}, {"--seed", "5"}, {}, {}}) {
    const scratch_folder home;
    const running_emulator emulator(home, more);
    tokens.push_back(emulator.ready("token"));
  }
  CHECK(tokens[0] == tokens[1]);
  CHECK(tokens[1] != tokens[2]);
  CHECK(tokens[2] != tokens[3]);
}

TEST_CASE("emulator start tells which option is wrong") {
  const scratch_folder home;
  CHECK(has(run(home, {"emulator", "start", "--script", "nobody"}).err,
            "--script: there is no 'nobody'; there are support, silent"));
  CHECK(run(home, {"emulator", "start", "--pace", "-1"}).code == 2);
  CHECK(run(home, {"emulator", "start", "--port", "70000"}).code == 2);
  CHECK(has(run(home, {"emulator", "start", "--allow-origin", "localhost:3000"}).err,
            "--allow-origin: 'localhost:3000' is none; one looks like http://localhost:3000"));
  CHECK(has(run(home, {"emulator", "start", "--listen", "nowhere", "--allow-remote"}).err,
            "--listen: 'nowhere' is no IP"));
  CHECK(has(run(home, {"emulator", "start", "--listen", "0.0.0.0"}).err, "; --allow-remote says that this is meant"));
  CHECK(has(run(home, {"emulator", "start", "--allow-remote"}).err, "--listen"));
  CHECK(has(run(home, {"emulator", "start", "--token-lifetime", "0"}).err, "--token-lifetime: 1 s to "));
}

TEST_CASE("emulator start --json prints what the ready file has, without what only files may have") {
  const scratch_folder home;
  lc_rtm emulator(home, {"emulator", "start", "--port", "0", "--json"});
  const std::string said = emulator.read_until("}");
  CHECK(has(said, "\"token_url\":\"https://127.0.0.1:"));
  CHECK_FALSE(has(said, "\"secret\""));
  CHECK_FALSE(has(said, "\"agent_token\""));
  emulator.signal(SIGINT);
  CHECK(emulator.wait().code == 0);
}

TEST_CASE("an emulator that others can reach says so, and official names and origins are taken") {
  const scratch_folder home;
  running_emulator emulator(home, {"--listen", "0.0.0.0", "--allow-remote", "--official-names", "--allow-origin",
                                   "http://localhost:3000", "--allow-origin", "https://shop.example"});
  emulator.process().signal(SIGINT);
  const ending end = emulator.process().wait();
  CHECK(end.code == 0);
  CHECK(has(end.err, "warning: whoever can reach 0.0.0.0 can use this emulator as a customer"));
}
