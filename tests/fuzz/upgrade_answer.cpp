// SPDX-License-Identifier: Apache-2.0
// Any bytes as the answer to the upgrade.
#include "net/upgrade_answer.hpp"

#include "fuzz/promise.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  namespace net = livechat::customer::net;
  using livechat::fuzz::must;
  const auto text = livechat::fuzz::text_of(data, size);
  const auto beginning = net::judge_beginning(text);
  const auto whole = net::judge_upgrade(text);
  must(livechat::customer::wire::json::is_utf8(beginning.detail + whole.detail), "a refusal is told in our own words");
  must(!whole.code || !whole.detail.empty(), "a refusal says why");
  if (!whole.code && text.size() < net::most_head_bytes) must(!beginning.code, "a good answer begins well");
  if (whole.asked_to_wait) {
    must(whole.asked_to_wait->count() >= 0 && *whole.asked_to_wait <= std::chrono::hours(365 * 24),
         "a wait can be counted");
  }
  return 0;
}
