// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

namespace {

/// `http://` or `https://`, a host, and nothing that a URL cannot have.
bool is_of_a_website(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return false;
  const std::string_view name = url.substr(0, scheme);
  const std::string_view rest = url.substr(scheme + 3);
  const bool is_clean = std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < '\x7F'; });
  return (name == "http" || name == "https") && is_clean && !rest.substr(0, rest.find_first_of("/?#")).empty();
}

}  // namespace

/// Nothing is ever fetched. Question A33: of a page that is not among the known ones, only the URL is told.
void get_url_info(exchange& call, const customer::get_url_info& request) {
  if (!is_of_a_website(request.url)) return call.refuse(customer::server_errc::validation, "url: not of a website");
  const auto* known = call.state.license().find_url(request.url);
  if (known != nullptr) return call.answer(*known);
  customer::get_url_info::response answer;
  answer.url = request.url;
  call.answer(answer);
}

}  // namespace livechat::emulator::core::actions
