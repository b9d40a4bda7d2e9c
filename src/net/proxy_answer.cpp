// SPDX-License-Identifier: Apache-2.0
#include "net/proxy_answer.hpp"

#include <livechat/customer/error.hpp>
#include <string>

#include "net/http_text.hpp"

namespace livechat::customer::net {

http_verdict judge_tunnel(std::string_view head) {
  int const status = status_of(head);
  if (status == 0) return {http_errc::proxy_unavailable, "the answer of the proxy is not HTTP"};
  if (status >= 200 && status < 300) return {};
  std::string const words = "HTTP status " + std::to_string(status) + " of the proxy";
  if (status == 407) return {http_errc::proxy_wants_login, words};
  if (status >= 400 && status < 500 && status != 408 && status != 429) return {http_errc::proxy_refused, words};
  return {http_errc::proxy_unavailable, words, retry_after_of(head)};
}

}  // namespace livechat::customer::net
