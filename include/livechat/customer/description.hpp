// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>

/// The one description of everything that crosses the wire.
///
/// Each action, answer, push and structure is a struct with one `description`: its name and one row per field.
/// Encoding, decoding, local validation, the emulator's validation and the reference pages walk these rows;
/// nothing else in the project knows a field name.
namespace livechat::customer::inline v0 {

namespace describe {

/// Who must set a field.
enum class presence : std::uint8_t {
  required,  ///< always there, in both directions
  optional,  ///< may be missing or null
  served,    ///< the service sets it: always there in what it sends, never sent by a customer
};

enum class kind : std::uint8_t { structure, action, answer, push };

/// Bounds of one field; zero means unbounded.
struct limits {
  std::size_t max_bytes = 0;
  std::size_t max_items = 0;
};

/// One field of a struct: a row of its table.
template <class Owner, class Member>
struct field {
  std::string_view name;
  Member Owner::*member;
  presence need;
  std::string_view text;
  limits bounds{};

  [[nodiscard]] constexpr field max_bytes(std::size_t bytes) const {
    field copy = *this;
    copy.bounds.max_bytes = bytes;
    return copy;
  }

  [[nodiscard]] constexpr field max_items(std::size_t items) const {
    field copy = *this;
    copy.bounds.max_items = items;
    return copy;
  }
};

template <class Owner, class Member>
[[nodiscard]] constexpr auto required(std::string_view name, Member Owner::*member, std::string_view text) {
  return field<Owner, Member>{name, member, presence::required, text};
}

template <class Owner, class Member>
[[nodiscard]] constexpr auto optional(std::string_view name, Member Owner::*member, std::string_view text) {
  return field<Owner, Member>{name, member, presence::optional, text};
}

template <class Owner, class Member>
[[nodiscard]] constexpr auto served(std::string_view name, Member Owner::*member, std::string_view text) {
  return field<Owner, Member>{name, member, presence::served, text};
}

/// The whole table of one struct.
template <class... Fields>
struct table {
  static constexpr std::size_t max_causes = 4;

  kind what;
  std::string_view name;
  std::string_view text;
  std::string_view source;
  std::array<std::string_view, max_causes> pushes_caused{};
  std::tuple<Fields...> rows{};

  /// The pushes that the action leads to, in the order in which they come.
  template <class... Names>
  [[nodiscard]] constexpr table causes(Names... names) const {
    static_assert(sizeof...(Names) <= max_causes);
    table copy = *this;
    copy.pushes_caused = {std::string_view(names)...};
    return copy;
  }

  template <class... Rows>
  [[nodiscard]] constexpr table<Rows...> fields(Rows... rows_) const {
    return table<Rows...>{what, name, text, source, pushes_caused, std::tuple<Rows...>(rows_...)};
  }
};

[[nodiscard]] constexpr table<> structure(std::string_view name, std::string_view text, std::string_view source) {
  return {kind::structure, name, text, source};
}

[[nodiscard]] constexpr table<> action(std::string_view name, std::string_view text, std::string_view source) {
  return {kind::action, name, text, source};
}

[[nodiscard]] constexpr table<> answer(std::string_view name) { return {kind::answer, name, {}, {}}; }

[[nodiscard]] constexpr table<> push(std::string_view name, std::string_view text, std::string_view source) {
  return {kind::push, name, text, source};
}

}  // namespace describe

/// Specialised beside each described struct.
template <class T>
inline constexpr int description = 0;

template <class T>
concept described = requires {
  description<T>.rows;
};

/// A described action: it has a name and a typed answer.
template <class T>
concept described_action = described<T> && requires {
  typename T::response;
};

}  // namespace livechat::customer::inline v0
