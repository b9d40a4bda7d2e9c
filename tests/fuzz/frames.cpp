// SPDX-License-Identifier: Apache-2.0
// Whole messages, read in both directions: never a crash, and what is a frame is one again when it is written.
#include <string>
#include <utility>
#include <variant>

#include "fuzz/promise.hpp"
#include "wire/envelope.hpp"
#include "wire/push_table.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::wire;
using livechat::fuzz::must;

/// Nothing of `text` may come back in the words of a refusal but its own keys' names, which are ours.
void check_words(const std::string& why) { must(json::is_utf8(why) && !why.empty(), "a refusal says why"); }

void look_at(const response_frame& answer, std::string_view) {
  must(!json::check(answer.payload), "the payload of an answer is JSON");
  const std::string written = answer.error ? encode_error(answer.request_id, answer.action, *answer.error)
                                           : encode_response(answer.request_id, answer.action, answer.payload);
  if (json::check(written)) return;  // deeper than what it was read from
  const auto again = decode_frame(written);
  const auto* same = std::get_if<response_frame>(&again);
  must(same != nullptr, "an answer that was written is an answer");
  must(same->request_id == answer.request_id && same->action == answer.action, "an answer keeps its id and action");
  must(same->error == answer.error, "an answer keeps its error");
  if (!answer.error) must(same->payload == answer.payload, "an answer keeps its payload");
}

void look_at(const push_frame& push, std::string_view text) {
  must(!json::check(push.payload), "the payload of a push is JSON");
  const auto again = decode_frame(encode_push(push.version, push.action, push.payload, push.request_id));
  const auto* same = std::get_if<push_frame>(&again);
  must(same != nullptr, "a push that was written is a push");
  must(same->action == push.action && same->payload == push.payload && same->version == push.version &&
           same->request_id == push.request_id,
       "a push that was written is the same push");
  const auto delivered = decode_push(push, std::string(text));
  const bool is_unknown = delivered.as<livechat::customer::unknown_push>() != nullptr;
  must(delivered.action() == push.action || !is_unknown,
       "a push keeps its name, or gets that of which it is a spelling");
}

void look_at(const error_frame& bare, std::string_view) {
  const auto again = decode_frame(encode_bare_error(bare.error));
  const auto* same = std::get_if<error_frame>(&again);
  must(same != nullptr && same->error == bare.error, "an error that was written is the same error");
}

void look_at(const unknown_frame&, std::string_view text) {
  must(decode_frame(text).index() == 3, "an unknown frame stays one");
}

void look_at(const malformed_frame& bad, std::string_view) { check_words(bad.why); }

void look_at_request(std::string_view text) {
  const auto read = decode_request(text);
  if (const auto* bad = std::get_if<malformed_frame>(&read)) return check_words(bad->why);
  const auto& request = std::get<request_frame>(read);
  must(!json::check(text), "a request is JSON");
  must(!json::check(request.payload), "the payload of a request is JSON");
  const auto again = decode_request(encode_request(request.request_id, request.action, request.payload));
  const auto* same = std::get_if<request_frame>(&again);
  must(same != nullptr, "a request that was written is a request");
  must(same->request_id == request.request_id && same->action == request.action && same->payload == request.payload,
       "a request that was written is the same request");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto text = livechat::fuzz::text_of(data, size);
  std::visit([text](const auto& frame) { look_at(frame, text); }, decode_frame(text));
  look_at_request(text);
  return 0;
}
