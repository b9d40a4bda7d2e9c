// SPDX-License-Identifier: Apache-2.0
#include "core/login_memory.hpp"

#include <livechat/customer/pushes/customer_side_storage_updated.hpp>
#include <livechat/customer/requests/set_customer_session_fields.hpp>
#include <livechat/customer/requests/update_customer.hpp>
#include <livechat/customer/requests/update_customer_page.hpp>
#include <utility>
#include <variant>

#include "wire/decode.hpp"

namespace livechat::customer::core {

namespace {

/// What the program sent itself. Nothing when it cannot be read: then it was sent with `request`, or not checked.
template <class Request>
std::optional<Request> sent(std::string_view payload) {
  if (wire::json::check(payload)) return std::nullopt;
  auto read = wire::decode<Request>(payload, wire::shape::sent);
  if (auto* good = std::get_if<Request>(&read)) return std::move(*good);
  return std::nullopt;
}

/// Later pairs take the place of earlier ones with the same name.
session_fields merged(const session_fields& before, const session_fields& more) {
  session_fields out;
  for (const auto& [name, text] : before) {
    if (!more.find(name)) out.add(name, text);
  }
  for (const auto& [name, text] : more) out.add(name, text);
  return out;
}

}  // namespace

void login_memory::given(login data) {
  data_ = std::move(data);
  put_on_top();
}

void login_memory::put_on_top() {
  if (page_) data_.customer_page = page_;
  if (side_storage_) data_.customer_side_storage = *side_storage_;
  if (!fields_) return;
  if (!data_.customer) data_.customer.emplace();
  data_.customer->session_fields = *fields_;
}

void login_memory::succeeded(std::string_view action, std::string_view payload) {
  if (action == "update_customer_page") remember_page(payload);
  if (action == "set_customer_session_fields") remember_fields(payload, true);
  if (action == "update_customer") remember_fields(payload, false);
  put_on_top();
}

void login_memory::remember_page(std::string_view payload) {
  auto request = sent<update_customer_page>(payload);
  if (request) page_.emplace(std::move(request->url), std::move(request->title));
}

void login_memory::remember_fields(std::string_view payload, bool replaces) {
  if (replaces) {
    auto request = sent<set_customer_session_fields>(payload);
    if (request) fields_ = std::move(request->session_fields);
    return;
  }
  const auto request = sent<update_customer>(payload);
  if (!request || request->session_fields.empty()) return;
  const session_fields before = fields_.value_or(data_.customer ? data_.customer->session_fields : session_fields());
  fields_ = merged(before, request->session_fields);
}

void login_memory::pushed(std::string_view action, std::string_view payload) {
  if (action != "customer_side_storage_updated") return;
  auto read = wire::decode<customer_side_storage_updated>(payload, wire::shape::served);
  auto* push = std::get_if<customer_side_storage_updated>(&read);
  if (push == nullptr) return;
  side_storage_ = std::move(push->customer_side_storage);
  put_on_top();
}

login login_memory::with(secret token) const {
  login out = data_;
  out.token = std::move(token);
  return out;
}

}  // namespace livechat::customer::core
