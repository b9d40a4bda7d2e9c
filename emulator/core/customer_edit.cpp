// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/customer_edit.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace livechat::emulator::core {

namespace {

/// Question S16: a name that comes again replaces the text before it, in its place.
customer::session_fields merged(const customer::session_fields& there, const customer::session_fields& more) {
  std::vector<customer::session_fields::pair> pairs(there.begin(), there.end());
  for (const auto& [name, text] : more) {
    const auto is_it = [&name = name](const auto& one) { return one.first == name; };
    const auto found = std::find_if(pairs.begin(), pairs.end(), is_it);
    if (found == pairs.end()) {
      pairs.emplace_back(name, text);
    } else {
      found->second = text;
    }
  }
  customer::session_fields out;
  for (auto& [name, text] : pairs) out.add(std::move(name), std::move(text));
  return out;
}

/// Question A20: `update_customer` and `login` merge, `set_customer_session_fields` replaces: that is what "update" and
/// "set" say.
customer::session_fields wanted_fields(const customer_record& who, const customer_edit& edit) {
  return merged(edit.replaces_session_fields ? customer::session_fields() : who.fields.session_fields,
                edit.session_fields);
}

void set_text(std::optional<std::string>& there, const std::optional<std::string>& wanted,
              std::optional<std::string>& told, bool& is_changed) {
  if (!wanted || wanted == there.value_or("")) return;
  told = wanted;
  there = wanted->empty() ? std::nullopt : wanted;
  is_changed = true;
}

customer::fb_messenger_account account_of(const customer::fb_messenger_contact& from) {
  customer::fb_messenger_account out;
  out.id = from.id;
  out.name = from.name;
  out.first_name = from.first_name;
  out.last_name = from.last_name;
  out.profile_pic = from.profile_pic;
  out.gender = from.gender;
  out.locale = from.locale;
  out.is_verified_user = from.is_verified_user;
  return out;
}

/// Question S14: what requests call `fbmessenger` is shown as a list `fb_messenger`; here of the one that was set last.
customer::omnichannel shown(customer::omnichannel there, const customer::omnichannel_request& wanted) {
  if (wanted.fbmessenger) there.fb_messenger = {account_of(*wanted.fbmessenger)};
  if (wanted.twilio) {
    const std::string& number = wanted.twilio->phone_number;
    there.twilio = {{{number, customer::twilio_account(number)}}};
  }
  return there;
}

template <class T>
void set_value(std::optional<T>& there, std::optional<T> wanted, std::optional<T>& told, bool& is_changed) {
  if (!wanted || wanted == there) return;
  there = wanted;
  told = std::move(wanted);
  is_changed = true;
}

}  // namespace

customer_edit::customer_edit(const customer::login_customer_data& from)
    : name(from.name),
      email(from.email),
      avatar(from.avatar),
      address(from.address),
      session_fields(from.session_fields) {}

customer_edit::customer_edit(const customer::update_customer& from)
    : name(from.name),
      email(from.email),
      avatar(from.avatar),
      phone_number(from.phone_number),
      name_is_default(from.name_is_default),
      omnichannel(from.omnichannel),
      address(from.address),
      session_fields(from.session_fields) {}

bool fits(const customer_record& who, const customer_edit& edit) {
  return wanted_fields(who, edit).size() <= customer::max_session_fields;
}

/// Question P07: id and type are always told.
std::optional<customer::customer_updated> apply(customer_record& who, const customer_edit& edit) {
  bool is_changed = false;
  customer::customer_updated told;
  told.id = who.id;
  told.type = "customer";
  customer::customer_fields& there = who.fields;
  set_text(there.name, edit.name, told.name, is_changed);
  set_text(there.email, edit.email, told.email, is_changed);
  set_text(there.avatar, edit.avatar, told.avatar, is_changed);
  set_text(there.phone_number, edit.phone_number, told.phone_number, is_changed);
  set_value(there.address, edit.address, told.address, is_changed);
  if (edit.omnichannel) {
    const auto before = there.omnichannel.value_or(customer::omnichannel());
    set_value(there.omnichannel, std::optional(shown(before, *edit.omnichannel)), told.omnichannel, is_changed);
  }
  if (edit.name_is_default) who.is_name_default = *edit.name_is_default;
  if (auto fields = wanted_fields(who, edit); fields != there.session_fields) {
    there.session_fields = std::move(fields);
    told.session_fields = there.session_fields;
    is_changed = true;
  }
  if (!is_changed) return std::nullopt;
  return told;
}

}  // namespace livechat::emulator::core
