// SPDX-License-Identifier: Apache-2.0
#include "wire/decode.hpp"

#include <bit>

namespace livechat::customer::wire {

bool decoder::refuse_kind(json::kind found, json::kind wanted) {
  problem_.text = "expected " + std::string(json::to_string(wanted)) + ", found " + std::string(json::to_string(found));
  return false;
}

namespace {

bool is_named(const describe::row& row, std::string_view key) noexcept {
  if (row.name == key) return true;
  const std::string_view other = row.facts.also_named;
  return !key.empty() && other == key && !detail::leads_deeper(other);
}

/// Members mostly come in the order of the table, so `first`, the row behind the last one found, is tried first.
std::size_t row_called(std::string_view key, const readable_table& table, std::size_t first) noexcept {
  const std::size_t count = table.rows.size();
  std::size_t at = first;
  for (std::size_t left = count; left > 0; --left, ++at) {
    if (at >= count) at = 0;
    if (is_named(*table.rows[at].facts, key)) return at;
  }
  return count;
}

constexpr std::uint64_t bit(std::size_t at) noexcept { return std::uint64_t{1} << at; }

/// Whether the row was read before.
bool mark(std::uint64_t& seen, std::size_t at) noexcept { return (std::exchange(seen, seen | bit(at)) & bit(at)) != 0; }

}  // namespace

bool decoder::read_object(const json::value& from, void* to, const readable_table& table) {
  if (!expect(from, json::kind::object)) return false;
  progress along;
  auto members = from.items();
  while (const auto* member = members.next()) {
    if (member->value.kind() == json::kind::null) continue;
    if (!take_member(*member, to, table, along)) return false;
    if (table.has_deep_names && !take_deeper(*member, to, table, along)) return false;
  }
  from.learn_end(members);
  return is_complete(table, along);
}

void decoder::take_what_fits(const json::value& from, void* to, const readable_table& table) {
  progress along;
  auto members = from.items();
  while (const auto* member = members.next()) {
    if (member->value.kind() == json::kind::null) continue;
    if (!take_member(*member, to, table, along)) problem_ = {};
  }
}

bool decoder::take_member(const json::item& member, void* to, const readable_table& table, progress& along) {
  const std::size_t at = row_called(member.key, table, along.next);
  if (at == table.rows.size()) return true;
  along.next = at + 1;
  const auto& row = table.rows[at];
  const bool again = mark(along.seen, at);
  // Inside a draft nothing is missed that the service will set later.
  const bool outside = std::exchange(in_draft_, in_draft_ || row.facts->facts.is_draft);
  const bool good = row.read(*this, member.value, to, again);
  in_draft_ = outside;
  if (!good) problem_.enter(row.facts->name);
  return good;
}

bool decoder::take_deeper(const json::item& member, void* to, const readable_table& table, progress& along) {
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto& row = table.rows[at];
    const std::string_view place = row.facts->facts.also_named;
    const auto inner = detail::leads_deeper(place) ? value_at(member, place) : std::nullopt;
    if (!inner || row.read(*this, *inner, to, mark(along.seen, at))) continue;
    problem_.enter(place);
    return false;
  }
  return true;
}

bool decoder::is_complete(const readable_table& table, const progress& along) {
  for (auto left = ~(along.seen | table.may_be_missing); left != 0; left &= left - 1) {
    const auto& row = *table.rows[static_cast<std::size_t>(std::countr_zero(left))].facts;
    if (must_be_there(row.need)) return missing(row.name);
  }
  return true;
}

bool decoder::missing(std::string_view name) {
  problem_.enter(name);
  problem_.text = "missing";
  return false;
}

bool decoder::read_type(const json::value& from, std::string& type) {
  std::optional<json::value> last;
  auto members = from.items();
  while (const auto member = members.next()) {
    if (member->key == "type") last = member->value;
  }
  from.learn_end(members);
  if (!last) return missing("type");
  if (read(*last, type)) return true;
  problem_.enter("type");
  return false;
}

bool decoder::read(const json::value& from, std::string& to) {
  if (!expect(from, json::kind::string)) return false;
  to = from.string();
  return true;
}

bool decoder::read(const json::value& from, secret& to) {
  if (!expect(from, json::kind::string)) return false;
  to = secret(from.string());
  return true;
}

bool decoder::read(const json::value& from, timestamp& to) {
  if (!expect(from, json::kind::string)) return false;
  to = timestamp(from.string());
  return true;
}

bool decoder::read(const json::value& from, json_text& to) {
  to = json_text(from.text());
  return true;
}

bool decoder::read(const json::value& from, bool& to) {
  if (!expect(from, json::kind::boolean)) return false;
  to = from.boolean();
  return true;
}

bool decoder::read(const json::value& from, std::int64_t& to) {
  if (!expect(from, json::kind::number)) return false;
  const auto number = from.integer();
  if (!number) {
    problem_.text = "not a whole number within 64 bit";
    return false;
  }
  to = *number;
  return true;
}

/// Question S12: numbers that tables call texts and samples show as numbers are read either way from the service.
bool decoder::read(const json::value& from, double& to) {
  if (shape_ == shape::served && from.kind() == json::kind::string) {
    const std::string text = from.string();
    const auto number = json::check(text) ? json::value("null") : json::value(text);
    if (number.kind() == json::kind::number) return read(number, to);
  }
  if (!expect(from, json::kind::number)) return false;
  const auto number = from.real();
  if (!number) {
    problem_.text = "out of the range of a double";
    return false;
  }
  to = *number;
  return true;
}

/// The docs show one pair per object. Question S16: several pairs in one object are read in their order.
bool decoder::read(const json::value& from, session_fields& to) {
  if (!expect(from, json::kind::array)) return false;
  auto objects = from.items();
  for (std::size_t at = 0; const auto object = objects.next(); ++at) {
    if (!expect(object->value, json::kind::object)) return fail_at(at);
    auto pairs = object->value.items();
    while (const auto pair = pairs.next()) {
      std::string text;
      if (!read_text(pair->value, text)) return fail_at(at);
      to.add(std::string(pair->key), std::move(text));
    }
  }
  return true;
}

bool decoder::read(const json::value& from, std::map<std::string, std::string>& to) {
  if (!expect(from, json::kind::object)) return false;
  auto members = from.items();
  for (std::size_t at = 0; const auto member = members.next(); ++at) {
    std::string text;
    // By its place: the key is the other side's text, and a problem's words end up in `what()`.
    if (!read_text(member->value, text)) return fail_at(at);
    to.insert_or_assign(std::string(member->key), std::move(text));
  }
  return true;
}

namespace {

/// Whether an object looks like an option: it says which.
bool names_an_option(const json::value& object) {
  auto members = object.items();
  while (const auto member = members.next()) {
    const bool says = member->key == "id" || member->key == "label";
    if (says && member->value.kind() == json::kind::string) return true;
  }
  return false;
}

std::optional<form_option> option_of(const json::value& from, shape direction) {
  form_option out;
  if (from.kind() != json::kind::object || !names_an_option(from)) return std::nullopt;
  if (!decoder(direction).read(from, out)) return std::nullopt;
  return out;
}

std::optional<std::vector<form_option>> options_of(const json::value& from, shape direction) {
  std::vector<form_option> out;
  auto elements = from.items();
  while (const auto element = elements.next()) {
    auto option = option_of(element->value, direction);
    if (!option) return std::nullopt;
    out.push_back(std::move(*option));
  }
  return out;
}

}  // namespace

/// Question S05: which shape which field has is documented for some types only, so the shape tells, not the type.
bool decoder::read(const json::value& from, form_answer& to) {
  to = form_answer(json_text(from.text()));
  if (from.kind() == json::kind::string) to = from.string();
  if (auto option = option_of(from, shape_)) to = std::move(*option);
  if (from.kind() != json::kind::array) return true;
  if (auto options = options_of(from, shape_)) to = std::move(*options);
  return true;
}

/// Question S02: a sample has a list of threads; the last one counts.
bool decoder::read(const json::value& from, std::optional<thread>& to) {
  if (from.kind() != json::kind::array) return read(from, to.emplace());
  std::optional<json::value> last;
  auto threads = from.items();
  std::size_t count = 0;
  for (; const auto one = threads.next(); ++count) last = one->value;
  return !last || read(*last, to.emplace()) || fail_at(count - 1);
}

/// Question S14: a list in samples of the service, an object in requests.
bool decoder::read(const json::value& from, std::vector<fb_messenger_account>& to) {
  return from.kind() == json::kind::object ? read(from, to.emplace_back()) : read_elements(from, to);
}

/// Question S14: `{"+1":{"phone_number":"+1"}}` in samples of the service, `{"phone_number":"+1"}` in requests.
bool decoder::read(const json::value& from, std::map<std::string, twilio_account>& to) {
  if (!expect(from, json::kind::object)) return false;
  auto members = from.items();
  while (const auto member = members.next()) {
    if (member->key != "phone_number" || member->value.kind() != json::kind::string) continue;
    const std::string number = member->value.string();
    to.insert_or_assign(number, twilio_account(number));
    return true;
  }
  return read_members(from, to);
}

bool decoder::read(const json::value& from, std::vector<std::map<std::string, twilio_account>>& to) {
  return from.kind() == json::kind::object ? read(from, to.emplace_back()) : read_elements(from, to);
}

/// Question A30: a map in the sample of the answer, a list in the push and in the JavaScript client.
bool decoder::read(const json::value& from, std::map<std::string, open_enum<group_availability>>& to) {
  if (from.kind() != json::kind::array) return read_members(from, to);
  std::vector<group_status> groups;
  if (!read_elements(from, groups)) return false;
  for (auto& one : groups) to.insert_or_assign(std::to_string(one.id), std::move(one.status));
  return true;
}

/// Question P08: the service may put other values than texts where texts are documented; they are kept as JSON text.
/// Customers must keep to texts.
bool decoder::read_text(const json::value& from, std::string& to) {
  if (shape_ == shape::sent || from.kind() == json::kind::string) return read(from, to);
  to = from.text();
  return true;
}

bool decoder::fail_at(std::size_t index) {
  problem_.enter("[" + std::to_string(index) + "]");
  return false;
}

std::optional<json::value> decoder::value_at(const json::item& member, std::string_view place) {
  const auto dot = place.find('.');
  if (place.substr(0, dot) != member.key || member.value.kind() == json::kind::null) return std::nullopt;
  if (dot == std::string_view::npos) return member.value;
  if (member.value.kind() != json::kind::object) return std::nullopt;
  std::optional<json::value> last;
  auto inner = member.value.items();
  while (const auto next = inner.next()) {
    if (const auto found = value_at(*next, place.substr(dot + 1))) last = found;
  }
  return last;
}

template bool decoder::read(const json::value&, event::one_of&);
template bool decoder::read(const json::value&, user::one_of&);
template bool decoder::read(const json::value&, thread&);
template bool decoder::read(const json::value&, chat&);
template bool decoder::read(const json::value&, chat_summary&);

}  // namespace livechat::customer::wire
