// SPDX-License-Identifier: Apache-2.0
#include "net/upgrade_answer.hpp"

#include <algorithm>
#include <livechat/customer/error.hpp>

#include "net/http_text.hpp"

namespace livechat::customer::net {

namespace {

http_verdict verdict(http_errc code, std::string detail) { return {code, std::move(detail)}; }

http_errc kind_of(int status) noexcept {
  if (status >= 300 && status < 400) return http_errc::redirect;
  if (status == 408 || status == 429 || (status >= 500 && status < 600)) return http_errc::temporarily_refused;
  if (status >= 400 && status < 500) return http_errc::refused;
  return http_errc::not_a_websocket;
}

/// A network that wants its users to log in first answers everybody's requests with its own page.
bool is_page(std::string_view head) noexcept {
  auto const type = value_of(head, "content-type");
  return is_same_name(type.substr(0, 9), "text/html");
}

http_verdict refusal(int status, std::string_view head) {
  std::string words = "HTTP status " + std::to_string(status);
  if (status == 200 && is_page(head)) words += " with a web page: does this network want a login in the browser first?";
  http_verdict out = verdict(kind_of(status), std::move(words));
  out.asked_to_wait = retry_after_of(head);
  return out;
}

}  // namespace

http_verdict judge_beginning(std::string_view received) {
  auto const shared = std::min(received.size(), beginning_of_http.size());
  if (received.substr(0, shared) != beginning_of_http.substr(0, shared)) {
    return verdict(http_errc::not_a_websocket, "the answer is not HTTP");
  }
  if (received.size() >= most_head_bytes) {
    return verdict(http_errc::bad_upgrade, "the head of the answer is longer than 8 KiB");
  }
  return {};
}

http_verdict judge_upgrade(std::string_view head) {
  int const status = status_of(head);
  if (status == 0) return verdict(http_errc::not_a_websocket, "the answer is not HTTP");
  if (status != 101) return refusal(status, head);
  if (count_of(head, "sec-websocket-extensions") > 0) {
    return verdict(http_errc::bad_upgrade, "the answer brings an extension that was not asked for");
  }
  if (count_of(head, "sec-websocket-protocol") > 0) {
    return verdict(http_errc::bad_upgrade, "the answer brings a subprotocol that was not asked for");
  }
  if (count_of(head, "sec-websocket-accept") != 1) {
    return verdict(http_errc::bad_upgrade, "the answer must have one Sec-WebSocket-Accept");
  }
  return {};
}

}  // namespace livechat::customer::net
