// SPDX-License-Identifier: Apache-2.0
#include "wire/push_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "wire/decode.hpp"

namespace livechat::customer::wire {

namespace {

/// Reads the payload into the value itself; gives what is wrong with it.
using read_payload = std::optional<problem> (*)(std::string_view payload, push::variant& into);

struct push_row {
  std::string_view action;
  std::string_view also_named;
  read_payload read;

  [[nodiscard]] bool is_called(std::string_view name) const {
    return name == action || (!also_named.empty() && name == also_named);
  }
};

template <class Push>
std::optional<problem> read_push_as(std::string_view payload, push::variant& into) {
  decoder reader(shape::served);
  if (reader.read(json::value(payload), into.emplace<Push>())) return std::nullopt;
  return reader.problem();
}

template <class... Pushes>
struct push_rows_of {
  static constexpr std::array<push_row, sizeof...(Pushes)> rows = {
      push_row{description<Pushes>.name, description<Pushes>.about::also_named, &read_push_as<Pushes>}...};
};

constexpr auto& rows = push_types::apply<push_rows_of>::rows;

/// Why the frame has no struct, or does not fit it; nothing when it was read.
std::optional<std::string> why_unknown(const push_frame& received, push::variant& into) {
  const auto* row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.is_called(received.action); });
  if (row == rows.end()) return std::string();
  const auto wrong = row->read(received.payload, into);
  if (!wrong) return std::nullopt;
  return wrong->words();
}

}  // namespace

push decode_push(push_frame received, std::string raw) {
  // Not filled with zeros before: it is as large as the largest push.
  auto body = std::make_shared_for_overwrite<customer::detail::push_body>();
  if (auto why = why_unknown(received, body->value)) {
    body->value.emplace<unknown_push>(std::move(received.action), json_text(std::move(received.payload)),
                                      std::move(*why));
  }
  body->request_id = std::move(received.request_id);
  body->raw = json_text(std::move(raw));
  body->version = std::move(received.version);
  return push(std::move(body));
}

}  // namespace livechat::customer::wire

namespace livechat::customer::inline v0 {

std::string_view push::action() const noexcept {
  return std::visit(
      detail::overloaded{[](const unknown_push& p) { return std::string_view(p.action); },
                         []<class Push>(const Push&) { return std::string_view(description<Push>.name); }},
      value());
}

const detail::push_body& push::nothing() noexcept {
  static const detail::push_body empty;
  return empty;
}

}  // namespace livechat::customer::inline v0
