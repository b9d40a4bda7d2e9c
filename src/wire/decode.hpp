// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/secret.hpp>
#include <livechat/customer/timestamp.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "wire/json.hpp"

/// From JSON to structs, by their descriptions.
///
/// Members without a row are passed over, missing or null optionals stay empty, and what an enumeration or a `type`
/// does not know is kept. Refused, with the path of the field: a missing required field, a wrong type, a number that
/// does not fit.
namespace livechat::customer::wire {

/// Which way the JSON went: fields that only the service sets are required in one and not looked for in the other.
enum class shape : std::uint8_t { sent, served };

/// What is wrong, and where: `event.text: missing`.
struct problem {
  std::string path;
  std::string text;

  [[nodiscard]] std::string words() const { return path.empty() ? text : path + ": " + text; }

  /// Used on the way out of a nested field: puts the field's name in front.
  void enter(std::string_view name) {
    const bool joined = path.empty() || path.front() == '[';
    path = std::string(name) + (joined ? "" : ".") + path;
  }
};

class decoder {
 public:
  explicit decoder(wire::shape shape) : shape_(shape) {}

  [[nodiscard]] const wire::problem& problem() const noexcept { return problem_; }

  bool read(const json::value& from, std::string& to);
  bool read(const json::value& from, secret& to);
  bool read(const json::value& from, timestamp& to);
  bool read(const json::value& from, json_text& to);
  bool read(const json::value& from, bool& to);
  bool read(const json::value& from, std::int64_t& to);
  bool read(const json::value& from, double& to);
  bool read(const json::value& from, std::map<std::string, std::string>& to);

  template <class T>
  bool read(const json::value& from, std::optional<T>& to) {
    return read(from, to.emplace());
  }

  template <class T>
  bool read(const json::value& from, std::vector<T>& to) {
    if (!expect(from, json::kind::array)) return false;
    auto elements = from.items();
    while (const auto element = elements.next()) {
      if (read(element->value, to.emplace_back())) continue;
      problem_.enter("[" + std::to_string(to.size() - 1) + "]");
      return false;
    }
    return true;
  }

  template <described T>
  bool read(const json::value& from, T& to) {
    return std::apply([&](const auto&... rows) { return read_rows(from, to, rows...); }, description<T>.rows);
  }

  /// Tells the alternatives apart by `type`; what no alternative calls its own goes to the unknown one.
  template <class Unknown, class... Known>
  bool read(const json::value& from, one_of<Unknown, Known...>& to) {
    if (!expect(from, json::kind::object)) return false;
    std::string type;
    if (!read_type(from, type)) return false;
    bool good = true;
    const bool known =
        ((Known::type == type && ((good = read(from, to.value().template emplace<Known>())), true)) || ...);
    if (known) return good;
    auto& unknown = to.value().template emplace<Unknown>(std::move(type), json_text(from.text()));
    return read(from, unknown);
  }

 private:
  template <class T, class... Rows>
  bool read_rows(const json::value& from, T& to, const Rows&... rows) {
    if (!expect(from, json::kind::object)) return false;
    std::uint64_t seen = 0;
    static_assert(sizeof...(Rows) <= 64);
    auto members = from.items();
    while (const auto member = members.next()) {
      if (member->value.kind() == json::kind::null) continue;
      std::uint64_t bit = 1;
      bool good = true;
      [[maybe_unused]] const auto take = [&](const auto& row) {
        const bool mine = row.name == member->key;
        if (mine) good = read_field(member->value, to.*row.member, row.name);
        if (mine) seen |= bit;
        bit <<= 1U;
        return mine;
      };
      static_cast<void>((take(rows) || ...));
      if (!good) return false;
    }
    std::uint64_t bit = 1;
    [[maybe_unused]] const auto there = [&](const auto& row) {
      const bool fine = (seen & bit) != 0 || !must_be_there(row.need);
      bit <<= 1U;
      return fine || missing(row.name);
    };
    return (there(rows) && ...);
  }

  template <class Member>
  bool read_field(const json::value& from, Member& to, std::string_view name) {
    to = Member();
    if (read(from, to)) return true;
    problem_.enter(name);
    return false;
  }

  [[nodiscard]] bool must_be_there(describe::presence need) const noexcept {
    return need == describe::presence::required || (need == describe::presence::served && shape_ == shape::served);
  }

  bool expect(const json::value& from, json::kind wanted);
  bool missing(std::string_view name);
  bool read_type(const json::value& from, std::string& type);

  wire::shape shape_;
  wire::problem problem_;
};

/// Reads checked JSON as a `T`. Gives the problem instead when it does not fit.
template <class T>
[[nodiscard]] std::variant<T, problem> decode(std::string_view checked_json, shape direction) {
  decoder reader(direction);
  std::variant<T, problem> out;
  if (!reader.read(json::value(checked_json), std::get<0>(out))) out = reader.problem();
  return out;
}

}  // namespace livechat::customer::wire
