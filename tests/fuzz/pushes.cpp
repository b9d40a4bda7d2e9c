// SPDX-License-Identifier: Apache-2.0
// Payloads of pushes: whatever comes is delivered, as its struct or as it is.
#include <livechat/customer/pushes.hpp>
#include <string>
#include <utility>
#include <variant>

#include "fuzz/promise.hpp"
#include "wire/push_table.hpp"

namespace {

using namespace livechat::customer;
using livechat::fuzz::must;

/// What a frame with this payload is read to carry: null says as little as no payload at all.
std::string_view carried(std::string_view payload) {
  const auto text = wire::json::value(payload).text();
  return text == "null" ? "{}" : text;
}

void deliver(std::string action, std::string_view payload) {
  const std::string raw = wire::encode_push("3.6", action, payload, "1");
  auto frame = wire::decode_frame(raw);
  auto* received = std::get_if<wire::push_frame>(&frame);
  if (received == nullptr) {
    // One level deeper than the payload alone.
    must(wire::json::check(raw).has_value(), "a push that was written is read");
    return;
  }
  must(received->payload == carried(payload), "a payload is kept byte for byte");
  const push delivered = wire::decode_push(std::move(*received), raw);
  must(delivered.action() == action, "a push keeps its name");
  must(delivered.raw() == raw, "a push keeps its frame");
  must(delivered.request_id() == "1", "a push keeps the id of its request");
  const auto* unknown = delivered.as<unknown_push>();
  if (unknown == nullptr) return;
  must(unknown->payload.text() == carried(payload), "what fits no struct is kept byte for byte");
  must(!unknown->problem.empty(), "what fits no struct has a problem");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto& codecs = wire::test::push_codecs();
  const auto input = livechat::fuzz::text_of(data, size);
  livechat::fuzz::read_with_one_of(codecs, input);
  if (!input.empty() && !wire::json::check(input.substr(1))) {
    deliver(std::string(codecs[data[0] % codecs.size()].name), input.substr(1));
  }
  return 0;
}
