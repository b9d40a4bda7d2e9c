// SPDX-License-Identifier: Apache-2.0
#include "wire/push_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "wire/decode.hpp"

namespace livechat::customer::wire {

namespace {

using decode_payload = std::variant<push::variant, problem> (*)(std::string_view payload);

struct push_row {
  std::string_view action;
  std::string_view also_named;
  decode_payload decode;

  [[nodiscard]] bool is_called(std::string_view name) const {
    return name == action || (!also_named.empty() && name == also_named);
  }
};

template <class Push>
std::variant<push::variant, problem> decode_as(std::string_view payload) {
  auto read = wire::decode<Push>(payload, shape::served);
  if (auto* wrong = std::get_if<problem>(&read)) return std::move(*wrong);
  return push::variant(std::in_place_type<Push>, std::get<Push>(std::move(read)));
}

template <class... Pushes>
struct push_rows_of {
  static constexpr std::array<push_row, sizeof...(Pushes)> rows = {
      push_row{description<Pushes>.name, description<Pushes>.about::also_named, &decode_as<Pushes>}...};
};

constexpr auto& rows = push_types::apply<push_rows_of>::rows;

}  // namespace

push decode_push(push_frame received, std::string raw) {
  const auto* row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.is_called(received.action); });
  std::variant<push::variant, problem> read;
  if (row == rows.end()) {
    read = unknown_push(std::move(received.action), json_text(std::move(received.payload)));
  } else {
    read = row->decode(received.payload);
  }
  if (const auto* wrong = std::get_if<problem>(&read)) {
    read = unknown_push(std::move(received.action), json_text(std::move(received.payload)), wrong->words());
  }
  return {std::get<push::variant>(std::move(read)), std::move(received.request_id), json_text(std::move(raw)),
          std::move(received.version)};
}

}  // namespace livechat::customer::wire

namespace livechat::customer::inline v0 {

std::string_view push::action() const noexcept {
  return std::visit(
      detail::overloaded{[](const unknown_push& p) { return std::string_view(p.action); },
                         []<class Push>(const Push&) { return std::string_view(description<Push>.name); }},
      value_);
}

}  // namespace livechat::customer::inline v0
