// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/secret.hpp>
#include <livechat/customer/structures/chat.hpp>
#include <livechat/customer/structures/chat_summary.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/filled_form_field.hpp>
#include <livechat/customer/structures/session_fields.hpp>
#include <livechat/customer/structures/thread.hpp>
#include <livechat/customer/structures/user.hpp>
#include <livechat/customer/timestamp.hpp>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "wire/json.hpp"

/// From structs to JSON, by their descriptions. Empty optionals are left out, unless they are shown empty, and so
/// is what is empty in disputed fields.
namespace livechat::customer::wire {

/// Whether a value says something: an empty optional field is left out, an empty required one is written.
template <class T>
[[nodiscard]] bool is_set(const T& value) {
  if constexpr (requires { value.has_value(); }) {
    return value.has_value();
  } else if constexpr (requires { value.empty(); }) {
    return !value.empty();
  } else {
    return true;
  }
}

inline void write(json::writer& out, const std::string& value) { out.string(value); }
inline void write(json::writer& out, const secret& value) { out.string(value.reveal()); }
inline void write(json::writer& out, const timestamp& value) { out.string(value.text()); }
inline void write(json::writer& out, const json_text& value) { out.raw(value.empty() ? "{}" : value.text()); }
inline void write(json::writer& out, bool value) { out.boolean(value); }
inline void write(json::writer& out, std::int64_t value) { out.integer(value); }
inline void write(json::writer& out, double value) { out.real(value); }
void write(json::writer& out, const session_fields& value);
void write(json::writer& out, const form_answer& value);

template <class Enum>
void write(json::writer& out, const open_enum<Enum>& value) {
  out.string(value.text());
}

template <class T>
void write(json::writer& out, const std::map<std::string, T>& value);
template <class T>
void write(json::writer& out, const std::optional<T>& value);
template <class T>
void write(json::writer& out, const std::vector<T>& value);
template <described T>
void write(json::writer& out, const T& value);
template <class Unknown, class... Known>
void write(json::writer& out, const one_of<Unknown, Known...>& value);

/// A row of a described struct, and how its member is written.
struct writable_row {
  const describe::row* facts;
  bool (*is_set)(const void* object);
  void (*write)(json::writer& out, const void* object);
};

/// The rows of `T`, without the types of its members: one loop writes all structs (decision 11).
template <described T>
[[nodiscard]] std::span<const writable_row> writable_rows();

/// The members of an object that a table describes, without its brackets.
void write_rows(json::writer& out, const void* object, std::span<const writable_row> rows);

template <described T>
void write_fields(json::writer& out, const T& value) {
  write_rows(out, &value, writable_rows<T>());
}

template <class T>
void write(json::writer& out, const std::optional<T>& value) {
  if (!value) return out.raw("null");
  write(out, *value);
}

template <class T>
void write(json::writer& out, const std::vector<T>& value) {
  out.begin_array();
  for (const auto& element : value) write(out, element);
  out.end_array();
}

template <class T>
void write(json::writer& out, const std::map<std::string, T>& value) {
  out.begin_object();
  for (const auto& [name, one] : value) {
    out.key(name);
    write(out, one);
  }
  out.end_object();
}

template <described T>
void write(json::writer& out, const T& value) {
  out.begin_object();
  write_fields(out, value);
  out.end_object();
}

template <class Unknown, class... Known>
void write(json::writer& out, const one_of<Unknown, Known...>& value) {
  const auto known = [&out](const auto& alternative) {
    out.begin_object();
    out.key("type");
    out.string(alternative.type);
    write_fields(out, alternative);
    out.end_object();
  };
  value.visit([&out](const Unknown& unknown) { out.raw(unknown.raw.empty() ? "{}" : unknown.raw.text()); }, known);
}

namespace detail {

template <class T, std::size_t At>
const auto& member_of(const void* object) {
  return static_cast<const T*>(object)->*std::get<At>(description<T>.rows).member;
}

template <class T, std::size_t At>
bool member_is_set(const void* object) {
  return wire::is_set(member_of<T, At>(object));
}

template <class T, std::size_t At>
void write_member(json::writer& out, const void* object) {
  wire::write(out, member_of<T, At>(object));
}

template <class T, std::size_t... At>
constexpr std::array<writable_row, sizeof...(At)> writable(std::index_sequence<At...>) {
  return {writable_row{&std::get<At>(description<T>.rows), &member_is_set<T, At>, &write_member<T, At>}...};
}

}  // namespace detail

template <described T>
std::span<const writable_row> writable_rows() {
  static constexpr auto rows =
      detail::writable<T>(std::make_index_sequence<std::tuple_size_v<decltype(description<T>.rows)>>());
  return rows;
}

// What nearly every action and push carries is compiled once, in encode.cpp.
extern template void write(json::writer&, const event::one_of&);
extern template void write(json::writer&, const user::one_of&);
extern template void write(json::writer&, const thread&);
extern template void write(json::writer&, const chat&);
extern template void write(json::writer&, const chat_summary&);

/// The JSON text of a described struct.
template <described T>
[[nodiscard]] std::string encode(const T& value) {
  std::string text;
  json::writer out(text);
  write(out, value);
  return text;
}

}  // namespace livechat::customer::wire
