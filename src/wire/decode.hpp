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
#include <livechat/customer/structures/group_status.hpp>
#include <livechat/customer/structures/omnichannel.hpp>
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
#include <variant>
#include <vector>

#include "wire/json.hpp"

/// From JSON to structs, by their descriptions.
///
/// Members without a row are passed over, missing or null optionals stay empty, and what an enumeration or a `type`
/// does not know is kept. Refused, with the path of the field: a missing required field, a wrong type, a number that
/// does not fit.
namespace livechat::customer::wire {

/// Which way the JSON went: fields that only one side sets are required when it comes from there, and not looked for
/// otherwise.
enum class shape : std::uint8_t {
  sent,    ///< by a customer
  served,  ///< by the service
  either,  ///< not known: nobody's own fields are looked for
};

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

class decoder;

/// A row of a described struct, and how its member is read. `again`: it was read before, and counts no more.
struct readable_row {
  const describe::row* facts;
  bool (*read)(decoder& in, const json::value& from, void* object, bool again);
};

/// The rows of a struct, and what holds for all of them.
struct readable_table {
  std::span<const readable_row> rows;
  std::uint64_t may_be_missing = 0;  ///< a bit for each row that nobody insists on
  bool has_deep_names = false;       ///< a field has another place inside of another member
};

/// The rows of `T`, without the types of its members: one loop reads all structs (decision 11).
template <described T>
[[nodiscard]] const readable_table& readable_rows();

/// What is read into must be as its type makes it: nothing is emptied first.
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
  bool read(const json::value& from, std::map<std::string, open_enum<group_availability>>& to);

  template <class Enum>
  bool read(const json::value& from, open_enum<Enum>& to) {
    if (!expect(from, json::kind::string)) return false;
    to = open_enum<Enum>(from.string());
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
    return read_object(from, &to, readable_rows<T>());
  }

  /// Tells the alternatives apart by `type`; what no alternative calls its own goes to the unknown one.
  template <class Unknown, class... Known>
  bool read(const json::value& from, one_of<Unknown, Known...>& to) {
    if (!expect(from, json::kind::object)) return false;
    std::string type;
    if (!read_type(from, type)) return false;
    bool good = true;
    const bool known =
        ((Known::type == type && ((good = read_alternative(from, to.value().template emplace<Known>())), true)) || ...);
    if (known) return good;
    auto& unknown = to.value().template emplace<Unknown>(std::move(type), json_text(from.text()));
    take_what_fits(from, &unknown, readable_rows<Unknown>());
    return true;
  }

 private:
  /// What a customer may not send at all is taken as far as it fits: that it was sent is what there is to say.
  template <described T>
  bool read_alternative(const json::value& from, T& to) {
    if constexpr (requires { T::only_the_service_sends_it; }) {
      if (shape_ == shape::sent) {
        take_what_fits(from, &to, readable_rows<T>());
        return true;
      }
    }
    return read(from, to);
  }

  template <class T>
  bool read_elements(const json::value& from, std::vector<T>& to) {
    if (!expect(from, json::kind::array)) return false;
    auto elements = from.items();
    while (const auto element = elements.next()) {
      if (!read(element->value, to.emplace_back())) return fail_at(to.size() - 1);
    }
    from.learn_end(elements);
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
    from.learn_end(members);
    return true;
  }

  /// How far an object is read.
  struct progress {
    std::uint64_t seen = 0;  ///< a bit for each row
    std::size_t next = 0;    ///< the row that is tried first
  };

  bool read_object(const json::value& from, void* to, const readable_table& table);

  /// For what this library knows too little of to call it wrong: a member that does not fit its field is passed over.
  void take_what_fits(const json::value& from, void* to, const readable_table& table);

  /// Reads the member into the field of its name; a member without a row is passed over.
  bool take_member(const json::item& member, void* to, const readable_table& table, progress& along);

  /// Reads the fields that have another place inside this member.
  bool take_deeper(const json::item& member, void* to, const readable_table& table, progress& along);

  /// Whether each row that must be there is.
  bool is_complete(const readable_table& table, const progress& along);

  [[nodiscard]] bool must_be_there(describe::presence need) const noexcept {
    switch (need) {
      case describe::presence::required:
        return true;
      case describe::presence::optional:
        return false;
      case describe::presence::served:
        return shape_ == shape::served && !in_draft_;
      case describe::presence::sent:
        return shape_ == shape::sent;
    }
    return false;
  }

  bool expect(const json::value& from, json::kind wanted) {
    return from.kind() == wanted || refuse_kind(from.kind(), wanted);
  }
  bool refuse_kind(json::kind found, json::kind wanted);
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

namespace detail {

template <class T, std::size_t At>
bool read_row(decoder& in, const json::value& from, void* object, bool again) {
  auto& to = static_cast<T*>(object)->*std::get<At>(description<T>.rows).member;
  if (again) to = {};
  return in.read(from, to);
}

template <class T, std::size_t... At>
constexpr std::array<readable_row, sizeof...(At)> readable(std::index_sequence<At...>) {
  static_assert(sizeof...(At) <= 64, "decoder::read_object has one bit for each row");
  return {readable_row{&std::get<At>(description<T>.rows), &read_row<T, At>}...};
}

/// A place with a point is no name: it leads into another member.
constexpr bool leads_deeper(std::string_view place) noexcept { return place.find('.') != std::string_view::npos; }

constexpr bool is_insisted_on(const describe::row& row) noexcept {
  return row.need != describe::presence::optional && !row.facts.is_disputed;
}

constexpr bool share_a_name(const describe::row& a, const describe::row& b) noexcept {
  const std::string_view other = b.facts.also_named;
  return a.name == b.name || a.name == other || (!other.empty() && a.facts.also_named == other);
}

/// A member belongs to one row at most, so rows may be tried in any order.
constexpr bool have_own_names(std::span<const readable_row> rows) noexcept {
  for (std::size_t a = 0; a < rows.size(); ++a) {
    for (std::size_t b = 0; b < rows.size(); ++b) {
      if (a != b && share_a_name(*rows[a].facts, *rows[b].facts)) return false;
    }
  }
  return true;
}

constexpr readable_table table_of(std::span<const readable_row> rows) {
  readable_table out{rows, ~std::uint64_t{0}, false};
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (is_insisted_on(*rows[at].facts)) out.may_be_missing &= ~(std::uint64_t{1} << at);
    if (leads_deeper(rows[at].facts->facts.also_named)) out.has_deep_names = true;
  }
  return out;
}

}  // namespace detail

template <described T>
const readable_table& readable_rows() {
  static constexpr auto rows =
      detail::readable<T>(std::make_index_sequence<std::tuple_size_v<decltype(description<T>.rows)>>());
  static_assert(detail::have_own_names(rows));
  static constexpr auto table = detail::table_of(rows);
  return table;
}

// What nearly every action and push carries is compiled once, in decode.cpp.
extern template bool decoder::read(const json::value&, event::one_of&);
extern template bool decoder::read(const json::value&, user::one_of&);
extern template bool decoder::read(const json::value&, thread&);
extern template bool decoder::read(const json::value&, chat&);
extern template bool decoder::read(const json::value&, chat_summary&);

/// Reads checked JSON as a `T`. Gives the problem instead when it does not fit.
template <class T>
[[nodiscard]] std::variant<T, problem> decode(std::string_view checked_json, shape direction) {
  decoder reader(direction);
  std::variant<T, problem> out;
  if (!reader.read(json::value(checked_json), std::get<0>(out))) out = reader.problem();
  return out;
}

}  // namespace livechat::customer::wire
