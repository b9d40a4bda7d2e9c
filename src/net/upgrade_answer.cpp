// SPDX-License-Identifier: Apache-2.0
#include "net/upgrade_answer.hpp"

#include <algorithm>
#include <livechat/customer/error.hpp>

namespace livechat::customer::net {

namespace {

constexpr std::string_view protocol = "HTTP/1.";

upgrade_verdict verdict(http_errc code, std::string detail) { return {code, std::move(detail)}; }

bool is_same(std::string_view left, std::string_view lower) noexcept {
  return std::ranges::equal(
      left, lower, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
}

// 0: not a status line
int status_of(std::string_view head) noexcept {
  // HTTP/1.1 101
  if (!head.starts_with(protocol) || head.size() < 12 || head[8] != ' ') return 0;
  int status = 0;
  for (char const c : head.substr(9, 3)) {
    if (c < '0' || c > '9') return 0;
    status = status * 10 + (c - '0');
  }
  return status;
}

http_errc kind_of(int status) noexcept {
  if (status >= 300 && status < 400) return http_errc::redirect;
  if (status == 408 || status == 429 || (status >= 500 && status < 600)) return http_errc::temporarily_refused;
  if (status >= 400 && status < 500) return http_errc::refused;
  return http_errc::not_a_websocket;
}

std::size_t count_of(std::string_view head, std::string_view name) noexcept {
  std::size_t count = 0;
  while (!head.empty()) {
    auto const line = head.substr(0, head.find("\r\n"));
    if (is_same(line.substr(0, std::min(line.find_first_of(": \t"), line.size())), name)) ++count;
    head.remove_prefix(std::min(line.size() + 2, head.size()));
  }
  return count;
}

}  // namespace

upgrade_verdict judge_beginning(std::string_view received) {
  auto const shared = std::min(received.size(), protocol.size());
  if (received.substr(0, shared) != protocol.substr(0, shared)) {
    return verdict(http_errc::not_a_websocket, "the answer is not HTTP");
  }
  if (received.size() >= most_upgrade_bytes) {
    return verdict(http_errc::bad_upgrade, "the head of the answer is longer than 8 KiB");
  }
  return {};
}

upgrade_verdict judge_upgrade(std::string_view head) {
  int const status = status_of(head);
  if (status == 0) return verdict(http_errc::not_a_websocket, "the answer is not HTTP");
  if (status != 101) return verdict(kind_of(status), "HTTP status " + std::to_string(status));
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
