// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "e2e/cli_child.hpp"
#include "e2e/cli_emulator.hpp"

using namespace e2e;  // NOLINT(google-build-using-namespace): a test

TEST_CASE("an unknown command ends with 2 and a suggestion") {
  const scratch_folder home;
  const ending end = run(home, {"snd"});
  CHECK(end.code == 2);
  CHECK(end.out.empty());
  CHECK(end.err == "lc-rtm: there is no command 'snd'; did you mean: lc-rtm send\n");
  CHECK(has(run(home, {"emulator", "strat"}).err, "did you mean: lc-rtm emulator start"));
  CHECK(has(run(home, {"xyz"}).err, "lc-rtm --help lists them"));
}

TEST_CASE("what is wrong with a command line is said in one line, with where to look") {
  const scratch_folder home;
  for (const std::vector<std::string>& words : {std::vector<std::string>{},
                                                {"send"},
                                                {"send", "--no-such-option"},
                                                {"call"},
                                                {"chat", "--pace", "1"},
                                                {"listen", "--for", "long"},
                                                {"send", "hi", "--wait-reply", "-1"}}) {
    const ending end = run(home, words);
    CHECK(end.code == 2);
    CHECK(end.out.empty());
    CHECK(lines_of(end.err).size() == 1);
    CHECK(has(end.err, "--help"));
  }
}

TEST_CASE("every command has help with an example, and the main help the exit codes") {
  const scratch_folder home;
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--help"},
                                                {"chat", "--help"},
                                                {"send", "--help"},
                                                {"listen", "--help"},
                                                {"call", "--help"},
                                                {"emulator", "--help"},
                                                {"emulator", "start", "--help"},
                                                {"version", "--help"}}) {
    const ending end = run(home, words);
    CHECK(end.code == 0);
    CHECK(has(end.out, "Example: lc-rtm "));
    CHECK(end.err.empty());
  }
  CHECK(has(run(home, {"--help"}).out, "5  outcome unknown"));
}

TEST_CASE("without a service the three ways to get one are named") {
  const scratch_folder home;
  const ending end = run(home, {"send", "hello"});
  CHECK(end.code == 2);
  CHECK(has(end.err, "lc-rtm emulator start"));
  CHECK(has(end.err, "LC_RTM_ORGANIZATION_ID"));
  CHECK(has(end.err, "lc-rtm chat --emulator"));
}

TEST_CASE("a variable that is missing is named, and a running emulator is no way out") {
  const scratch_folder home;
  running_emulator emulator(home);
  const ending end = run(home, {"send", "hello"}, {{"LC_RTM_ORGANIZATION_ID", "x"}});
  CHECK(end.code == 2);
  CHECK(has(end.err, "LC_RTM_TOKEN"));
}

TEST_CASE("version tells its own and that of the API") {
  const scratch_folder home;
  const ending end = run(home, {"version"});
  CHECK(end.code == 0);
  CHECK(has(end.out, "lc-rtm "));
  CHECK(has(end.out, "v3.6"));
  CHECK(has(run(home, {"version", "--json"}).out, "\"api_version\":\"3.6\""));
}
