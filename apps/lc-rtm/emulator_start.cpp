// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <livechat/testing/emulator.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "commands.hpp"
#include "console.hpp"
#include "failure.hpp"
#include "running_emulator.hpp"
#include "runtime_folder.hpp"

namespace lc_rtm {

namespace {

namespace lc = livechat::customer;
namespace testing = livechat::testing;
using clock = ui_loop::clock;

std::string absolute_path_from(const char* variable, const char* suffix) {
  const char* value = std::getenv(variable);
  return value != nullptr && value[0] == '/' ? std::string(value) + suffix : std::string();
}

/// The authority stays from one start to the next, for those who have told a browser to trust it. Empty when there is
/// no place for it: then each start has its own.
std::string data_folder() {
  std::string parent = absolute_path_from("XDG_DATA_HOME", "");
  if (parent.empty()) parent = absolute_path_from("HOME", "/.local/share");
  std::error_code ignored;
  std::filesystem::create_directories(parent, ignored);
  return access(parent.c_str(), W_OK | X_OK) == 0 ? parent + "/lc-rtm" : std::string();
}

testing::emulator_options options_of(const emulator_start_command& wanted) {
  testing::emulator_options out;
  out.port(wanted.port).pace(wanted.pace).script(wanted.script).directory(data_folder());
  out.official_names(wanted.has_official_names).listen(wanted.listen).allow_remote(wanted.is_remote_allowed);
  for (const auto& origin : wanted.page_origins) out.page_origin(origin);
  if (wanted.seed) out.rng_seed(*wanted.seed);
  if (wanted.token_lifetime_s) out.token_lifetime(std::chrono::seconds(*wanted.token_lifetime_s));
  return out;
}

/// The port may be taken by an emulator that was forgotten: then say so.
failure failure_to_start(const lc::error& why, const emulator_start_command& wanted) {
  const auto other = run_file::read();
  const bool is_there = other && other->address().ends_with(":" + std::to_string(wanted.port));
  if (!is_there) return {exit_code::usage, "the emulator cannot start: " + why.detail()};
  return {exit_code::usage, "an emulator is running at " + other->address() + " already (pid " +
                                std::to_string(other->pid) + "); use that one (lc-rtm chat), stop it (kill " +
                                std::to_string(other->pid) + "), or choose another port (--port 0 for any)"};
}

/// What the library calls its options, in words of the command line.
std::string in_flags(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> names = {
      {{"page_origin", "allow-origin"}, {"; allow_remote", "; --allow-remote"}, {"token_lifetime", "token-lifetime"}}};
  for (const auto& [option, flag] : names) {
    const auto at = text.find(option);
    if (at != std::string::npos) text.replace(at, option.size(), flag);
  }
  return text;
}

testing::emulator_options checked(testing::emulator_options options) {
  const auto wrong = options.problem();
  if (!wrong) return options;
  throw failure(exit_code::usage, "--" + in_flags(*wrong) + "; see lc-rtm emulator start --help");
}

testing::emulator start(const emulator_start_command& wanted) try {
  return testing::emulator(checked(options_of(wanted)));
} catch (const lc::error& why) {
  throw failure_to_start(why, wanted);
}

running_emulator facts_of(testing::emulator& emulator) {
  running_emulator out;
  out.pid = getpid();
  out.http = emulator.http_url();
  out.ws = emulator.ws_url();
  out.wss = emulator.wss_url();
  out.token = emulator.token();
  out.organization_id = emulator.organization_id();
  out.client_id = emulator.client_id();
  out.ca = emulator.ca_file();
  out.token_url = emulator.token_url();
  out.agent_token = emulator.agent_token();
  out.secret = emulator.control_secret();
  return out;
}

std::string in_words(clock::duration time) {
  const auto milliseconds = std::chrono::round<std::chrono::milliseconds>(time).count();
  if (milliseconds < 1000) return std::to_string(milliseconds) + " ms";
  std::array<char, 48> words{};
  std::snprintf(words.data(), words.size(), "%.1f s", static_cast<double>(milliseconds) / 1000);
  return words.data();
}

void introduce(const running_emulator& emulator, clock::duration took) {
  print("lc-rtm emulator " LIVECHAT_VERSION "   Customer Chat RTM API v3.6 (local stand-in, not LiveChat)");
  print("  page          " + emulator.http + "/");
  print("  rtm           " + emulator.ws + "/v3.6/customer/rtm/ws   " + emulator.wss + "/v3.6/customer/rtm/ws");
  print("  organization  " + emulator.organization_id + "   client id  " + emulator.client_id);
  print("  token         " + emulator.token.reveal());
  print("  CA            " + emulator.ca);
  print("ready in " + in_words(took) + ".  Next, in another terminal:  lc-rtm chat          (Ctrl-C stops)");
}

void warn_of_others(const emulator_start_command& wanted) {
  if (wanted.listen.empty()) return;
  note("warning: whoever can reach " + wanted.listen + " can use this emulator as a customer");
}

/// The file goes with the emulator.
class ready_file {
 public:
  ready_file(std::string path, const running_emulator& emulator) : path_(std::move(path)) {
    if (!path_.empty()) write_private_file(path_, to_json(emulator, with_secrets::yes) + "\n");
  }
  ready_file(const ready_file&) = delete;
  ready_file& operator=(const ready_file&) = delete;
  ~ready_file() {
    if (!path_.empty()) unlink(path_.c_str());
  }

 private:
  std::string path_;
};

}  // namespace

exit_code run(const emulator_start_command& wanted, ui_loop& loop) {
  const auto begin = clock::now();
  testing::emulator emulator = start(wanted);
  const running_emulator about = facts_of(emulator);
  const run_file found_by_other_commands(about);
  const ready_file found_by_who_started_us(wanted.ready_file, about);
  const auto ready = clock::now();
  warn_of_others(wanted);
  if (wanted.as_json) {
    print(to_json(about, with_secrets::no));
  } else {
    introduce(about, ready - begin);
  }
  try {
    loop.run_until([] { return false; });
  } catch (const interrupted&) {
    // How one stops it.
  }
  emulator.stop();
  note("stopped after " + in_words(clock::now() - ready));
  return exit_code::ok;
}

}  // namespace lc_rtm
