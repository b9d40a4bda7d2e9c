// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/secret.hpp>
#include <livechat/customer/structures/filled_form_field.hpp>
#include <livechat/customer/structures/omnichannel.hpp>
#include <livechat/customer/structures/session_fields.hpp>
#include <livechat/customer/structures/thread.hpp>
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

/// Whether a row may also be found deeper, e.g. as `last_thread_info.id`.
template <class T>
inline constexpr bool has_deep_names =
    std::apply([](const auto&... rows) { return ((rows.facts.also_named.find('.') != std::string_view::npos) || ...); },
               description<T>.rows);

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
  bool read(const json::value& from, session_fields& to);
  bool read(const json::value& from, std::map<std::string, std::string>& to);
  bool read(const json::value& from, form_answer& to);

  // What the docs show in two forms.
  bool read(const json::value& from, std::optional<thread>& to);
  bool read(const json::value& from, std::vector<fb_messenger_account>& to);
  bool read(const json::value& from, std::map<std::string, twilio_account>& to);
  bool read(const json::value& from, std::vector<std::map<std::string, twilio_account>>& to);

  template <class Enum>
  bool read(const json::value& from, open_enum<Enum>& to) {
    std::string word;
    if (!read(from, word)) return false;
    to = open_enum<Enum>(std::move(word));
    return true;
  }

  template <class T>
  bool read(const json::value& from, std::map<std::string, T>& to) {
    return read_members(from, to);
  }

  template <class T>
  bool read(const json::value& from, std::optional<T>& to) {
    return read(from, to.emplace());
  }

  template <class T>
  bool read(const json::value& from, std::vector<T>& to) {
    return read_elements(from, to);
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
    std::apply([&](const auto&... rows) { take_what_fits(from, unknown, rows...); }, description<Unknown>.rows);
    return true;
  }

 private:
  template <class T>
  bool read_elements(const json::value& from, std::vector<T>& to) {
    if (!expect(from, json::kind::array)) return false;
    auto elements = from.items();
    while (const auto element = elements.next()) {
      if (!read(element->value, to.emplace_back())) return fail_at(to.size() - 1);
    }
    return true;
  }

  template <class T>
  bool read_members(const json::value& from, std::map<std::string, T>& to) {
    if (!expect(from, json::kind::object)) return false;
    auto members = from.items();
    for (std::size_t at = 0; const auto member = members.next(); ++at) {
      T value{};
      if (!read(member->value, value)) return fail_at(at);
      to.insert_or_assign(std::string(member->key), std::move(value));
    }
    return true;
  }

  template <class T, class... Rows>
  bool read_rows(const json::value& from, T& to, const Rows&... rows) {
    if (!expect(from, json::kind::object)) return false;
    static_assert(sizeof...(Rows) <= 64);
    std::uint64_t seen = 0;
    auto members = from.items();
    while (const auto member = members.next()) {
      if (member->value.kind() == json::kind::null) continue;
      if (!take_member(*member, to, seen, rows...)) return false;
      if constexpr (has_deep_names<T>) {
        if (!take_deeper(*member, to, seen, rows...)) return false;
      }
    }
    std::uint64_t bit = 1;
    [[maybe_unused]] const auto there = [&](const auto& row) {
      const bool fine = (seen & bit) != 0 || !must_be_there(row.need) || row.facts.is_disputed;
      bit <<= 1U;
      return fine || missing(row.name);
    };
    return (there(rows) && ...);
  }

  /// For what this library knows too little of to call it wrong: a member that does not fit its field is passed over.
  template <class T, class... Rows>
  void take_what_fits(const json::value& from, T& to, const Rows&... rows) {
    std::uint64_t seen = 0;
    auto members = from.items();
    while (const auto member = members.next()) {
      if (member->value.kind() == json::kind::null) continue;
      if (!take_member(*member, to, seen, rows...)) problem_ = {};
    }
  }

  /// Reads the member into the field of its name; a member without a row is passed over.
  template <class T, class... Rows>
  bool take_member(const json::item& member, T& to, std::uint64_t& seen, const Rows&... rows) {
    std::uint64_t bit = 1;
    bool good = true;
    [[maybe_unused]] const auto take = [&](const auto& row) {
      const bool mine = row.name == member.key || is_other_name(row.facts.also_named, member.key);
      if (mine && row.facts.is_draft) good = read_draft(member.value, to.*row.member, row.name);
      if (mine && !row.facts.is_draft) good = read_field(member.value, to.*row.member, row.name);
      if (mine) seen |= bit;
      bit <<= 1U;
      return mine;
    };
    static_cast<void>((take(rows) || ...));
    return good;
  }

  /// Reads the fields that have another place inside this member.
  template <class T, class... Rows>
  bool take_deeper(const json::item& member, T& to, std::uint64_t& seen, const Rows&... rows) {
    std::uint64_t bit = 1;
    const auto take = [&](const auto& row) {
      const std::string_view place = row.facts.also_named;
      const auto inner = place.find('.') == std::string_view::npos ? std::nullopt : value_at(member, place);
      const bool good = !inner || read_field(*inner, to.*row.member, place);
      if (inner) seen |= bit;
      bit <<= 1U;
      return good;
    };
    return (take(rows) && ...);
  }

  template <class Member>
  bool read_field(const json::value& from, Member& to, std::string_view name) {
    to = Member();
    if (read(from, to)) return true;
    problem_.enter(name);
    return false;
  }

  /// Inside a draft nothing is missed that the service will set later.
  template <class Member>
  bool read_draft(const json::value& from, Member& to, std::string_view name) {
    const bool outside = std::exchange(in_draft_, true);
    const bool good = read_field(from, to, name);
    in_draft_ = outside;
    return good;
  }

  /// A place with a point is no name: it leads into another member.
  static bool is_other_name(std::string_view place, std::string_view key) noexcept {
    return !key.empty() && place == key && place.find('.') == std::string_view::npos;
  }

  [[nodiscard]] bool must_be_there(describe::presence need) const noexcept {
    const bool is_served = shape_ == shape::served && !in_draft_;
    return need == describe::presence::required || (need == describe::presence::served && is_served);
  }

  bool expect(const json::value& from, json::kind wanted);
  bool fail_at(std::size_t index);
  bool read_text(const json::value& from, std::string& to);
  bool missing(std::string_view name);
  bool read_type(const json::value& from, std::string& type);

  /// What stands at a dotted place that begins with this member; nothing when it is missing or null.
  static std::optional<json::value> value_at(const json::item& member, std::string_view place);

  wire::shape shape_;
  bool in_draft_ = false;
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
