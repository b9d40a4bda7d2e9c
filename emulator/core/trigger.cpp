// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/trigger.hpp"

#include <algorithm>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/pushes.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/core/limits.hpp"
#include "emulator/core/refusal.hpp"
#include "wire/catalogue.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/envelope.hpp"
#include "wire/suggestion.hpp"

namespace livechat::emulator::core {

namespace {

namespace wire = customer::wire;
namespace json = customer::wire::json;
using customer::server_errc;

std::optional<json::value> member_of(const json::value& object, std::string_view name) {
  auto members = object.items();
  while (const auto* member = members.next()) {
    if (member->key == name) return member->value;
  }
  return std::nullopt;
}

/// Some fields have another name in another version: `visibility`.
bool is_another_name(std::string_view name) {
  const auto has_it = [name](const wire::entry& one) {
    return std::any_of(one.fields.begin(), one.fields.end(),
                       [name](const auto& row) { return row.facts.also_named == name; });
  };
  const auto& structures = wire::structures_catalogue();
  const auto& events = wire::events_catalogue();
  return std::any_of(structures.begin(), structures.end(), has_it) || std::any_of(events.begin(), events.end(), has_it);
}

/// Where something was lost on the way: what stands in `given` and not in `kept`, the same thing read and written again.
/// What is known under two forms may have changed its form; there is nothing to compare then.
std::optional<wire::problem> lost(const json::value& given, const json::value& kept) {
  if (given.kind() != kept.kind()) return std::nullopt;
  if (given.kind() == json::kind::array) {
    auto theirs = given.items();
    auto ours = kept.items();
    for (std::size_t at = 0;; ++at) {
      const auto* one = theirs.next();
      const auto* other = ours.next();
      if (one == nullptr || other == nullptr) return std::nullopt;
      auto wrong = lost(one->value, other->value);
      if (!wrong) continue;
      wrong->enter("[" + std::to_string(at) + "]");
      return wrong;
    }
  }
  if (given.kind() != json::kind::object) return std::nullopt;
  auto members = given.items();
  while (const auto* member = members.next()) {
    const auto again = member_of(kept, member->key);
    const bool says_nothing = member->value.kind() == json::kind::null;
    if (!again && !says_nothing && !is_another_name(member->key)) {
      return wire::problem{std::string(member->key), "there is no such field"};
    }
    auto wrong = again ? lost(member->value, *again) : std::nullopt;
    if (!wrong) continue;
    wrong->enter(member->key);
    return wrong;
  }
  return std::nullopt;
}

/// `elements[3].titel` to `elements[].titel`, as places are written in the catalogue.
std::string without_indexes(std::string_view path) {
  std::string out;
  bool is_inside = false;
  for (const char c : path) {
    if (c == ']') is_inside = false;
    if (!is_inside) out += c;
    if (c == '[') is_inside = true;
  }
  return out;
}

/// The field that was probably meant, of those that stand at the same place.
std::string field_meant(const wire::entry& push, std::string_view path) {
  const std::string place = without_indexes(path);
  const auto last = place.rfind('.');
  const std::string parent = last == std::string::npos ? std::string() : place.substr(0, last + 1);
  std::vector<std::string> known;
  for (const auto& row : wire::with_nested(push.fields)) {
    const bool is_sibling = row.place.starts_with(parent) && row.place.find('.', parent.size()) == std::string::npos;
    if (is_sibling) known.push_back(row.place.substr(parent.size()));
  }
  return wire::suggestion_for(std::string_view(place).substr(parent.size()), known);
}

template <class Push>
std::optional<wire::problem> problem_as(std::string_view payload) {
  auto read = wire::decode<Push>(payload, wire::shape::served);
  if (auto* wrong = std::get_if<wire::problem>(&read)) return std::move(*wrong);
  const std::string again = wire::encode(std::get<Push>(read));
  auto wrong = lost(json::value(payload), json::value(again));
  if (!wrong) return std::nullopt;
  const std::string meant =
      field_meant(*wire::find_entry(customer::describe::kind::push, customer::description<Push>.name), wrong->path);
  if (!meant.empty()) wrong->text += "; did you mean '" + meant + "'?";
  return wrong;
}

/// Calls `use` with the type of the push of that name; false when there is none.
template <class Use>
bool with_push(std::string_view name, Use use) {
  bool is_found = false;
  customer::push_types::for_each([&]<class Push>() {
    if (is_found || name != customer::description<Push>.name) return;
    is_found = true;
    use.template operator()<Push>();
  });
  return is_found;
}

customer::server_error no_such_push(std::string_view name) {
  std::vector<std::string> known;
  for (const auto& one : wire::pushes_catalogue()) known.emplace_back(one.about->name);
  const std::string meant = wire::suggestion_for(name, known);
  const std::string hint = meant.empty() ? "lc-rtm list pushes names them" : "did you mean '" + meant + "'?";
  return refusal(server_errc::validation, "push: there is no '" + printable(name) + "'; " + hint);
}

/// The connections that are meant, in the order of their ids.
std::vector<const connection*> meant_by(connections& links, const trigger_target& whom) {
  std::vector<const connection*> out;
  for (const auto id : links.ids()) {
    const connection* one = links.find(id);
    const auto is_meant = customer::detail::overloaded{
        [&](const everybody&) { return one->is_logged_in(); },
        [&](const one_customer& who) { return one->is_logged_in() && one->customer_id == who.id; },
        [&](const connection_id& named) { return id == named; },
    };
    if (std::visit(is_meant, whom)) out.push_back(one);
  }
  return out;
}

/// As the push that it is: in the shape of each version that a connection wants.
std::size_t tell_typed(connections& links, const std::vector<const connection*>& them, const trigger& what) {
  std::size_t frames = 0;
  with_push(what.push, [&]<class Push>() {
    const auto push = std::get<Push>(wire::decode<Push>(what.payload.text(), wire::shape::served));
    push_shapes shapes(push);
    for (const connection* one : them) {
      if (one->is_logged_in()) frames += links.tell(*one, shapes, {});
    }
  });
  return frames;
}

}  // namespace

std::optional<customer::server_error> problem_of(const trigger& what) {
  if (what.payload.text().size() > limits::triggered_bytes) {
    return refusal(server_errc::validation,
                   "payload: longer than " + std::to_string(limits::triggered_bytes) + " bytes");
  }
  if (what.is_forced) return std::nullopt;
  if (auto wrong = json::check(what.payload.text())) {
    return refusal(server_errc::validation, "payload: not JSON: " + *wrong);
  }
  std::optional<wire::problem> wrong;
  const bool is_there = with_push(what.push, [&]<class Push>() { wrong = problem_as<Push>(what.payload.text()); });
  if (!is_there) return no_such_push(what.push);
  if (!wrong) return std::nullopt;
  wrong->enter("payload");
  return refusal(*wrong);
}

trigger_result tell(connections& links, const trigger_target& whom, const trigger& what) {
  trigger_result out;
  out.error = problem_of(what);
  if (out.error) return out;
  const auto them = meant_by(links, whom);
  if (them.empty() && std::holds_alternative<connection_id>(whom)) {
    out.error = refusal(server_errc::not_found, "target: there is no such connection");
    return out;
  }
  const bool goes_to_all = what.is_forced || what.push == "customer_disconnected";
  if (!goes_to_all) {
    out.frames = tell_typed(links, them, what);
    return out;
  }
  for (const connection* one : them) {
    links.send(*one, wire::encode_push(one->upgrade.version, what.push, what.payload.text(), {}));
  }
  out.frames = them.size();
  return out;
}

}  // namespace livechat::emulator::core
