// SPDX-License-Identifier: Apache-2.0
// Any bytes as a proxy's answer to the request for a tunnel.
#include "net/proxy_answer.hpp"

#include "fuzz/promise.hpp"
#include "net/http_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  namespace net = livechat::customer::net;
  using livechat::fuzz::must;
  const auto text = livechat::fuzz::text_of(data, size);
  const auto verdict = net::judge_tunnel(text);
  const int status = net::status_of(text);
  must(livechat::customer::wire::json::is_utf8(verdict.detail), "a refusal is told in our own words");
  must(!verdict.code || !verdict.detail.empty(), "a refusal says why");
  must(!verdict.code == (status >= 200 && status < 300), "a tunnel is there after 2xx and nothing else");
  if (verdict.asked_to_wait) {
    must(verdict.asked_to_wait->count() >= 0 && *verdict.asked_to_wait <= std::chrono::hours(365 * 24),
         "a wait can be counted");
  }
  return 0;
}
