// SPDX-License-Identifier: Apache-2.0
#include "wire/envelope.hpp"

#include <algorithm>
#include <iterator>

#include "wire/decode.hpp"
#include "wire/json.hpp"

namespace livechat::customer::wire {

namespace {

/// The members of an envelope, whichever way it goes. Absent ones stay empty.
struct envelope {
  std::string type;
  std::string action;
  std::string request_id;
  std::string version;
  std::optional<bool> success;
  std::string_view payload;
  std::string_view error;
};

constexpr std::string_view names[] = {"type", "action", "request_id", "version", "success", "payload", "error"};

/// Those of the first names.
constexpr std::string envelope::*texts[] = {&envelope::type, &envelope::action, &envelope::request_id,
                                            &envelope::version};

/// Where a name stands among the envelope's own; behind the last for others.
std::size_t place_of(std::string_view key) {
  return static_cast<std::size_t>(std::find(std::begin(names), std::end(names), key) - std::begin(names));
}

/// Takes the member whose name stands at `place`; gives what is wrong with it.
std::optional<std::string> take(envelope& into, const json::value& found, std::size_t place) {
  if (place == std::size(names) || found.kind() == json::kind::null) return std::nullopt;
  if (place < std::size(texts)) {
    if (found.kind() != json::kind::string) return std::string(names[place]) + ": expected a string";
    into.*texts[place] = found.string();
  } else if (names[place] == "success") {
    if (found.kind() != json::kind::boolean) return "success: expected a boolean";
    into.success = found.boolean();
  } else {
    (names[place] == "payload" ? into.payload : into.error) = found.text();
  }
  return std::nullopt;
}

/// Reads the envelope into `out`; gives what is wrong with it.
std::optional<malformed_frame> read_envelope(std::string_view text, envelope& out) {
  if (const auto wrong = json::check(text)) return malformed_frame{"not JSON: " + *wrong};
  const json::value root(text);
  if (root.kind() != json::kind::object) {
    return malformed_frame{"expected an object, found " + std::string(json::to_string(root.kind()))};
  }
  unsigned seen = 0;
  auto members = root.items();
  while (const auto* member = members.next()) {
    const std::size_t place = place_of(member->key);
    // Parsers disagree on which of two equal keys counts: a frame that can be read in two ways is none.
    const unsigned bit = place < std::size(names) ? 1U << place : 0;
    if ((seen & bit) != 0) return malformed_frame{"two members are called " + std::string(member->key)};
    seen |= bit;
    if (auto wrong = take(out, member->value, place)) return malformed_frame{std::move(*wrong)};
  }
  return std::nullopt;
}

server_error read_error(std::string_view object) {
  server_error out;
  if (object.empty() || json::value(object).kind() != json::kind::object) return out;
  auto members = json::value(object).items();
  while (const auto member = members.next()) {
    const auto& found = member->value;
    const bool is_text = found.kind() == json::kind::string;
    if (member->key == "type" && is_text) out.type = found.string();
    if (member->key == "message" && is_text) out.message = found.string();
    if (member->key == "data") out.data = json_text(found.text());
  }
  return out;
}

/// The member `error` of the payload; nothing when there is none.
std::optional<json::value> error_in_payload(const envelope& from) {
  if (from.payload.empty() || json::value(from.payload).kind() != json::kind::object) return std::nullopt;
  auto members = json::value(from.payload).items();
  while (const auto member = members.next()) {
    if (member->key == "error") return member->value;
  }
  return std::nullopt;
}

/// Question C01: the error object stands in `payload.error`, is the payload itself, or stands beside the payload.
server_error find_error(const envelope& from) {
  if (!from.error.empty()) return read_error(from.error);
  if (const auto inner = error_in_payload(from)) return read_error(inner->text());
  return read_error(from.payload);
}

/// `success` is always there in the docs; an error object without it is an error all the same.
bool has_failed(const envelope& from) {
  if (from.success) return !*from.success;
  const auto inner = error_in_payload(from);
  return !from.error.empty() || (inner && inner->kind() == json::kind::object);
}

response_frame response_of(envelope&& from) {
  response_frame out;
  if (has_failed(from)) out.error = find_error(from);
  out.request_id = std::move(from.request_id);
  out.action = std::move(from.action);
  out.payload = from.payload.empty() ? "{}" : std::string(from.payload);
  return out;
}

push_frame push_of(envelope&& from) {
  return {std::move(from.request_id), std::move(from.action), std::move(from.version),
          from.payload.empty() ? "{}" : std::string(from.payload)};
}

frame frame_of(envelope&& from) {
  if (from.type == "response") return response_of(std::move(from));
  if (from.type == "push" && !from.action.empty()) return push_of(std::move(from));
  if (from.type == "push") return malformed_frame{"a push without an action"};
  // With an id it says which request it is about, whatever it calls itself.
  if (from.type.empty() && !from.error.empty() && !from.request_id.empty()) return response_of(std::move(from));
  if (from.type.empty() && !from.error.empty()) return error_frame{read_error(from.error)};
  return unknown_frame{std::move(from.type)};
}

std::string_view or_empty_object(std::string_view payload) { return payload.empty() ? "{}" : payload; }

}  // namespace

frame decode_frame(std::string_view text) {
  envelope read;
  auto wrong = read_envelope(text, read);
  if (!wrong) return frame_of(std::move(read));
  // A lone surrogate in an escape is legal JSON but no text: the rest of the frame is worth having.
  const auto mended = json::without_lone_surrogates(text);
  if (!mended) return std::move(*wrong);
  envelope second;
  if (auto still = read_envelope(*mended, second)) return std::move(*still);
  return frame_of(std::move(second));
}

std::variant<request_frame, malformed_frame> decode_request(std::string_view text) {
  envelope read;
  if (auto wrong = read_envelope(text, read)) return std::move(*wrong);
  if (read.action.empty()) return malformed_frame{"action: missing"};
  return request_frame{std::move(read.request_id), std::move(read.action), std::move(read.version),
                       std::string(or_empty_object(read.payload))};
}

namespace {

void write_request_id(json::writer& out, std::string_view request_id) {
  if (request_id.empty()) return;
  out.key("request_id");
  out.string(request_id);
}

void write_payload(json::writer& out, std::string_view payload) {
  out.key("payload");
  out.raw(or_empty_object(payload));
}

void write_error(json::writer& out, const server_error& error) {
  out.key("error");
  out.begin_object();
  out.key("type");
  out.string(error.type);
  out.key("message");
  out.string(error.message);
  if (!error.data.empty()) {
    out.key("data");
    out.raw(error.data.text());
  }
  out.end_object();
}

void begin_response(json::writer& out, std::string_view request_id, std::string_view action, bool success) {
  out.begin_object();
  write_request_id(out, request_id);
  out.key("action");
  out.string(action);
  out.key("type");
  out.string("response");
  out.key("success");
  out.boolean(success);
}

}  // namespace

std::string encode_request(std::string_view request_id, std::string_view action, std::string_view payload,
                           std::string_view version) {
  std::string text;
  json::writer out(text);
  out.begin_object();
  if (!version.empty()) {
    out.key("version");
    out.string(version);
  }
  write_request_id(out, request_id);
  out.key("action");
  out.string(action);
  write_payload(out, payload);
  out.end_object();
  return text;
}

std::string encode_response(std::string_view request_id, std::string_view action, std::string_view payload) {
  std::string text;
  json::writer out(text);
  begin_response(out, request_id, action, true);
  write_payload(out, payload);
  out.end_object();
  return text;
}

std::string encode_error(std::string_view request_id, std::string_view action, const server_error& error,
                         error_place place) {
  std::string text;
  json::writer out(text);
  begin_response(out, request_id, action, false);
  switch (place) {
    case error_place::in_payload:
      out.key("payload");
      out.begin_object();
      write_error(out, error);
      out.end_object();
      break;
    case error_place::top_level:
      write_error(out, error);
      break;
  }
  out.end_object();
  return text;
}

std::string encode_bare_error(const server_error& error) {
  std::string text;
  json::writer out(text);
  out.begin_object();
  write_error(out, error);
  out.end_object();
  return text;
}

std::string encode_push(std::string_view version, std::string_view action, std::string_view payload,
                        std::string_view request_id) {
  std::string text;
  json::writer out(text);
  out.begin_object();
  out.key("version");
  out.string(version);
  write_request_id(out, request_id);
  out.key("action");
  out.string(action);
  out.key("type");
  out.string("push");
  write_payload(out, payload);
  out.end_object();
  return text;
}

}  // namespace livechat::customer::wire
