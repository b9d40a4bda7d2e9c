// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <livechat/customer/api_version.hpp>
#include <optional>
#include <string_view>
#include <tuple>

/// The one description of everything that crosses the wire.
///
/// Each action, answer, push and structure is a struct with one `description`: its name, its rules and one row per
/// field. Encoding, decoding, local validation, the emulator's validation, `lc-rtm describe` and the reference pages
/// walk these rows; nothing else in the project knows a field name.
namespace livechat::customer::inline v0 {

namespace describe {

/// Who must set a field.
enum class presence : std::uint8_t {
  required,  ///< always there, in both directions
  optional,  ///< may be missing or null
  served,    ///< the service sets it: always there in what it sends, never sent by a customer
  sent,      ///< a customer must set it; what the service sends may lack it
};

enum class kind : std::uint8_t { structure, event, action, answer, push };

/// Where a fact comes from.
enum class basis : std::uint8_t {
  documented,    ///< the RTM pages
  sample,        ///< only a sample on those pages
  python_sdk,    ///< only the official Python client
  customer_sdk,  ///< only the pages of the official JavaScript client
  js_sdk,        ///< only the code of the official JavaScript client
  agent_api,     ///< what type it is: only the pages of the Agent Chat API
  inferred,      ///< follows from other facts
};

/// Bounds of one field; zero, or nothing, means unbounded.
struct limits {
  std::size_t max_bytes = 0;
  std::size_t max_items = 0;
  std::optional<std::int64_t> min{};
  std::optional<std::int64_t> max{};
  std::string_view words{};  ///< the only ones that may be sent, of an enumeration that has more
};

/// What is known of a field besides its place.
struct field_facts {
  std::string_view unit{};
  std::string_view by_default{};  ///< what the service takes when the field is missing
  std::string_view example{};     ///< JSON text
  std::string_view also_named{};  ///< another place on the wire, e.g. its 3.7 name; dotted when deeper
  std::string_view questions{};   ///< ids of the questions that the docs leave open
  basis from = basis::documented;
  api_version since = api_version::v3_4;
  bool may_be_empty = false;    ///< an empty text says something; otherwise a required text must not be empty
  bool is_draft = false;        ///< what the service sets is not there yet, e.g. the id of an event that is in no chat
  bool is_disputed = false;     ///< documented as required, but sources contradict: nobody insists on it
  bool is_shown_empty = false;  ///< an empty list is written, although the field may be missing
};

/// One row of a table, whatever the type of its member.
struct row {
  std::string_view name{};
  presence need = presence::optional;
  std::string_view text{};
  limits bounds{};
  field_facts facts{};
};

/// One field of a struct: a row of its table.
template <class Owner, class Member>
struct field : row {
  Member Owner::*member;

  constexpr field(std::string_view name_, Member Owner::*member_, presence need_, std::string_view text_)
      : row{name_, need_, text_}, member(member_) {}

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

  /// The least value of a number; of an array, see `max_items`.
  [[nodiscard]] constexpr field min(std::int64_t value) const {
    field copy = *this;
    copy.bounds.min = value;
    return copy;
  }

  [[nodiscard]] constexpr field max(std::int64_t value) const {
    field copy = *this;
    copy.bounds.max = value;
    return copy;
  }

  /// Of the words of its enumeration these alone, separated by spaces.
  [[nodiscard]] constexpr field only(std::string_view words) const {
    field copy = *this;
    copy.bounds.words = words;
    return copy;
  }

  [[nodiscard]] constexpr field unit(std::string_view value) const {
    field copy = *this;
    copy.facts.unit = value;
    return copy;
  }

  [[nodiscard]] constexpr field by_default(std::string_view value) const {
    field copy = *this;
    copy.facts.by_default = value;
    return copy;
  }

  [[nodiscard]] constexpr field example(std::string_view json) const {
    field copy = *this;
    copy.facts.example = json;
    return copy;
  }

  [[nodiscard]] constexpr field also_named(std::string_view place) const {
    field copy = *this;
    copy.facts.also_named = place;
    return copy;
  }

  [[nodiscard]] constexpr field questions(std::string_view ids) const {
    field copy = *this;
    copy.facts.questions = ids;
    return copy;
  }

  [[nodiscard]] constexpr field basis(describe::basis value) const {
    field copy = *this;
    copy.facts.from = value;
    return copy;
  }

  [[nodiscard]] constexpr field since(api_version value) const {
    field copy = *this;
    copy.facts.since = value;
    return copy;
  }

  [[nodiscard]] constexpr field or_empty() const {
    field copy = *this;
    copy.facts.may_be_empty = true;
    return copy;
  }

  [[nodiscard]] constexpr field draft() const {
    field copy = *this;
    copy.facts.is_draft = true;
    return copy;
  }

  [[nodiscard]] constexpr field disputed() const {
    field copy = *this;
    copy.facts.is_disputed = true;
    return copy;
  }

  /// Written also when it is empty: a client of the vendor's own reads it without looking whether it is there.
  [[nodiscard]] constexpr field shown_empty() const {
    field copy = *this;
    copy.facts.is_shown_empty = true;
    return copy;
  }
};

template <class Owner, class Member>
[[nodiscard]] constexpr auto required(std::string_view name, Member Owner::*member, std::string_view text) {
  return field<Owner, Member>(name, member, presence::required, text);
}

template <class Owner, class Member>
[[nodiscard]] constexpr auto optional(std::string_view name, Member Owner::*member, std::string_view text) {
  return field<Owner, Member>(name, member, presence::optional, text);
}

template <class Owner, class Member>
[[nodiscard]] constexpr auto served(std::string_view name, Member Owner::*member, std::string_view text) {
  return field<Owner, Member>(name, member, presence::served, text);
}

template <class Owner, class Member>
[[nodiscard]] constexpr auto sent(std::string_view name, Member Owner::*member, std::string_view text) {
  return field<Owner, Member>(name, member, presence::sent, text);
}

enum class rule_kind : std::uint8_t { excludes, mutually_exclusive, at_least_one_of, both_or_neither, needed_when };

/// What must hold between the fields of one struct when it is sent.
struct rule {
  static constexpr std::size_t max_fields = 8;

  rule_kind what;
  std::string_view id;
  /// For `excludes`: first the one that excludes the others. For `needed_when`: what is needed, then what says so.
  std::array<std::string_view, max_fields> fields{};
  std::string_view word{};  ///< for `needed_when`
};

/// When `field` is set, none of `others` may be.
template <class... Names>
[[nodiscard]] constexpr rule excludes(std::string_view id, std::string_view field, Names... others) {
  return {rule_kind::excludes, id, {field, std::string_view(others)...}};
}

template <class... Names>
[[nodiscard]] constexpr rule mutually_exclusive(std::string_view id, Names... names) {
  return {rule_kind::mutually_exclusive, id, {std::string_view(names)...}};
}

template <class... Names>
[[nodiscard]] constexpr rule at_least_one_of(std::string_view id, Names... names) {
  return {rule_kind::at_least_one_of, id, {std::string_view(names)...}};
}

template <class... Names>
[[nodiscard]] constexpr rule both_or_neither(std::string_view id, Names... names) {
  return {rule_kind::both_or_neither, id, {std::string_view(names)...}};
}

/// `field` must be set when `other` is `word`.
[[nodiscard]] constexpr rule needed_when(std::string_view id, std::string_view field, std::string_view other,
                                         std::string_view word) {
  return {rule_kind::needed_when, id, {field, other}, word};
}

/// An error that belongs to one action: its type, and when the service answers with it. Any action can fail with the
/// general ones besides: `error_type::is_general`.
struct failure {
  std::string_view type{};  ///< empty when no source names one
  std::string_view when{};
  basis from = basis::documented;
  std::string_view questions{};  ///< set when what the service calls it is open: the type is then a guess

  constexpr failure() = default;
  constexpr failure(std::string_view type_, std::string_view when_, basis from_ = basis::documented,
                    std::string_view questions_ = {})
      : type(type_), when(when_), from(from_), questions(questions_) {}
};

/// A push that an action leads to, and the condition for it; empty: it always comes.
struct consequence {
  std::string_view push{};
  std::string_view condition{};

  constexpr consequence() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a list of them is a list of names, mostly
  constexpr consequence(std::string_view push_, std::string_view condition_ = {})
      : push(push_), condition(condition_) {}
};

/// What is known of a struct besides its fields.
struct about {
  static constexpr std::size_t max_pushes = 2;
  static constexpr std::size_t max_failures = 5;
  static constexpr std::size_t max_effects = 2;
  static constexpr std::size_t max_rules = 3;

  kind what = kind::structure;
  std::string_view name{};
  std::string_view text{};
  std::string_view source{};
  std::string_view group{};
  // Of these lists, entries that say nothing are not there.
  std::array<consequence, max_pushes> pushes_caused{};  ///< in the order in which they come
  std::array<failure, max_failures> errors{};           ///< those that belong to the action
  std::array<std::string_view, max_effects> effects{};  ///< what it does besides answering and causing pushes
  std::array<rule, max_rules> rules{};
  std::string_view also_named{};  ///< of a push: another name of it on the wire
  api_version since = api_version::v3_4;
  api_version until = api_version::v3_7;  ///< the last version that has it
  std::string_view replaced_by{};
  basis from = basis::documented;
  std::string_view questions{};
  std::string_view note{};
};

/// The whole table of one struct.
template <class... Fields>
struct table : about {
  std::tuple<Fields...> rows{};

  constexpr explicit table(const about& facts, std::tuple<Fields...> rows_ = {}) : about(facts), rows(rows_) {}

  /// The part of the docs that it stands in, e.g. `Chats`.
  [[nodiscard]] constexpr table group(std::string_view value) const {
    table copy = *this;
    copy.about::group = value;
    return copy;
  }

  /// The pushes that the action leads to, in the order in which they come: names, or `consequence`s.
  template <class... Pushes>
  [[nodiscard]] constexpr table causes(Pushes... pushes) const {
    static_assert(sizeof...(Pushes) <= about::max_pushes);
    table copy = *this;
    copy.pushes_caused = {consequence(pushes)...};
    return copy;
  }

  /// The errors that belong to this action; any action can fail with the general ones.
  template <class... Failures>
  [[nodiscard]] constexpr table fails_with(Failures... failures) const {
    static_assert(sizeof...(Failures) <= about::max_failures);
    table copy = *this;
    copy.errors = {failures...};
    return copy;
  }

  /// What the action does besides answering and causing pushes.
  template <class... Effects>
  [[nodiscard]] constexpr table effects(Effects... all) const {
    static_assert(sizeof...(Effects) <= about::max_effects);
    table copy = *this;
    copy.about::effects = {std::string_view(all)...};
    return copy;
  }

  /// Another name of a push on the wire: it is read as this push.
  [[nodiscard]] constexpr table also_named(std::string_view value) const {
    table copy = *this;
    copy.about::also_named = value;
    return copy;
  }

  template <class... Rules>
  [[nodiscard]] constexpr table rules(Rules... all) const {
    static_assert(sizeof...(Rules) <= about::max_rules);
    table copy = *this;
    copy.about::rules = {all...};
    return copy;
  }

  [[nodiscard]] constexpr table since(api_version value) const {
    table copy = *this;
    copy.about::since = value;
    return copy;
  }

  [[nodiscard]] constexpr table until(api_version value) const {
    table copy = *this;
    copy.about::until = value;
    return copy;
  }

  [[nodiscard]] constexpr table replaced_by(std::string_view successor) const {
    table copy = *this;
    copy.about::replaced_by = successor;
    return copy;
  }

  [[nodiscard]] constexpr table basis(describe::basis value) const {
    table copy = *this;
    copy.from = value;
    return copy;
  }

  [[nodiscard]] constexpr table questions(std::string_view ids) const {
    table copy = *this;
    copy.about::questions = ids;
    return copy;
  }

  [[nodiscard]] constexpr table note(std::string_view value) const {
    table copy = *this;
    copy.about::note = value;
    return copy;
  }

  /// More rows, after those that are there.
  template <class... Rows>
  [[nodiscard]] constexpr auto fields(Rows... more) const {
    if constexpr (sizeof...(Fields) == 0)
      return table<Rows...>(*this, std::tuple<Rows...>(more...));
    else
      return table<Fields..., Rows...>(*this, std::tuple_cat(rows, std::tuple<Rows...>(more...)));
  }

  /// The rows of another table: those of a base struct.
  template <class... Rows>
  [[nodiscard]] constexpr auto fields_of(const table<Rows...>& other) const {
    if constexpr (sizeof...(Fields) == 0)
      return table<Rows...>(*this, other.rows);
    else
      return table<Fields..., Rows...>(*this, std::tuple_cat(rows, other.rows));
  }
};

[[nodiscard]] constexpr table<> make(kind what, std::string_view name, std::string_view text, std::string_view source) {
  about facts;
  facts.what = what;
  facts.name = name;
  facts.text = text;
  facts.source = source;
  return table<>(facts);
}

[[nodiscard]] constexpr table<> structure(std::string_view name, std::string_view text, std::string_view source) {
  return make(kind::structure, name, text, source);
}

/// A structure that is told apart by its `type`, and that `send_event` and `incoming_event` carry.
[[nodiscard]] constexpr table<> event(std::string_view type, std::string_view text, std::string_view source) {
  return make(kind::event, type, text, source);
}

[[nodiscard]] constexpr table<> action(std::string_view name, std::string_view text, std::string_view source) {
  return make(kind::action, name, text, source);
}

[[nodiscard]] constexpr table<> answer(std::string_view name) { return make(kind::answer, name, {}, {}); }

[[nodiscard]] constexpr table<> push(std::string_view name, std::string_view text, std::string_view source) {
  return make(kind::push, name, text, source);
}

}  // namespace describe

/// Specialised beside each described struct, for the struct and any `T`:
///
///     template <class T>
///     inline constexpr auto description<thread, T> = describe::structure(…).fields(describe::required("id", &T::id, …));
///
/// `T` is the struct itself, always. It makes the compiler put the table off until somebody walks it, so that a program
/// that only uses the structs does not pay for their tables (decision 11).
template <class T, class = T>
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
