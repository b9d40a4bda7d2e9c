// SPDX-License-Identifier: Apache-2.0
#include "failure.hpp"

#include <string_view>

#include "printable.hpp"

namespace lc_rtm {

namespace {

namespace lc = livechat::customer;

exit_code code_of_client_error(const std::error_code& code) {
  if (code == lc::client_errc::invalid_config || code == lc::client_errc::invalid_request) return exit_code::usage;
  if (code == lc::client_errc::deadline_exceeded) return exit_code::timed_out;
  if (code == lc::client_errc::cancelled) return exit_code::interrupted;
  if (code == lc::client_errc::connection_lost || code == lc::client_errc::stopped) return exit_code::not_connected;
  return exit_code::refused;
}

exit_code code_of(const lc::error& why) {
  if (why.outcome() == lc::outcome::unknown) return exit_code::unknown;
  const std::string_view origin = why.code().category().name();
  if (origin == "livechat.network" || origin == "livechat.tls" || origin == "livechat.http")
    return exit_code::not_connected;
  if (origin == "livechat.client") return code_of_client_error(why.code());
  return exit_code::refused;
}

std::string_view advice_on(const lc::error& why) {
  const std::error_code& code = why.code();
  if (why.outcome() == lc::outcome::unknown) return "it may have been done: look before you repeat it";
  if (code == lc::network_errc::connect_refused)
    return "start the emulator (lc-rtm emulator start) or correct LC_RTM_URL";
  if (code == lc::server_errc::authentication) return "the token is not good: get a new one into LC_RTM_TOKEN";
  if (code == lc::client_errc::deadline_exceeded) return "try again";
  if (why.outcome() == lc::outcome::rejected) return "nothing was done";
  const std::string_view origin = code.category().name();
  if (origin == "livechat.tls") return "check LC_RTM_URL and LC_RTM_CA_FILE";
  if (origin == "livechat.network" || origin == "livechat.http") return "check LC_RTM_URL and the network";
  return "see lc-rtm --help";
}

std::string words_of(const lc::error& why) {
  const auto* said = why.server();
  if (said == nullptr && why.code() == lc::client_errc::invalid_config) return one_line(why.detail());
  if (said == nullptr) return one_line(why.what());
  const std::string what = why.action().empty() ? "the request" : why.action();
  std::string words = "the service answered " + what + " with " + one_line(said->type);
  if (!said->message.empty()) words += " (" + one_line(said->message) + ")";
  return words + ", outcome: " + std::string(to_string(why.outcome()));
}

}  // namespace

failure failure_of(const lc::error& why) { return {code_of(why), words_of(why) + "; " + std::string(advice_on(why))}; }

}  // namespace lc_rtm
