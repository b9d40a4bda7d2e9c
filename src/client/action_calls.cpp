// SPDX-License-Identifier: Apache-2.0
#include "client/action_calls.hpp"

namespace livechat::customer::inline v0::detail {

namespace {

/// The member of both objects; nothing when there is none.
std::optional<std::string> common_member(const std::string& a, const std::string& b) {
  auto members = wire::json::value(a).items();
  while (const auto member = members.next()) {
    auto others = wire::json::value(b).items();
    while (const auto other = others.next()) {
      if (other->key == member->key) return std::string(member->key);
    }
  }
  return std::nullopt;
}

void copy_members(wire::json::writer& to, const std::string& object) {
  auto members = wire::json::value(object).items();
  while (const auto member = members.next()) {
    to.key(member->key);
    to.raw(member->value.text());
  }
}

error refused(std::string why) { return {client_errc::invalid_request, outcome::not_sent, std::move(why)}; }

}  // namespace

result<std::string> with_extra(std::string payload, const json_text& extra) {
  if (extra.empty()) return payload;
  wire::validator check;
  if (!check.good(extra, {})) return refused("extra: " + check.problem().words());
  if (const auto twice = common_member(payload, extra.text()))
    return refused("extra." + *twice + ": the request has it already");
  std::string out;
  wire::json::writer writer(out);
  writer.begin_object();
  copy_members(writer, payload);
  copy_members(writer, extra.text());
  writer.end_object();
  return out;
}

}  // namespace livechat::customer::inline v0::detail

namespace livechat::customer::inline v0 {

template <described_action Action>
operation<typename Action::response> client::call(Action request, const call_options& options) {
  using response = typename Action::response;
  const std::string action(description<Action>.name);
  const auto ticket = impl_->new_ticket();
  auto state = std::make_shared<detail::operation_state<response>>(impl_->callbacks(), impl_->canceller(ticket));
  const auto refuse = [&](std::string why) {
    error no(client_errc::invalid_request, outcome::not_sent, std::move(why));
    state->complete(std::move(no.about(action, {})));
    return operation<response>(state);
  };
  if (const auto wrong = wire::validate(request)) return refuse(wrong->words());
  auto payload = detail::with_extra(wire::encode(request), options.extra());
  if (!payload) return refuse(payload.error().detail());
  impl_->submit(action, std::move(*payload), options, ticket, [state, action](result<std::string> answer) {
    state->complete(detail::answer_as<response>(action, std::move(answer)));
  });
  return operation<response>(state);
}

// One row per action that a user may call; `login` is the client's own.
template operation<deactivate_chat::response> client::call(customer::deactivate_chat, const call_options&);
template operation<get_chat::response> client::call(customer::get_chat, const call_options&);
template operation<ping::response> client::call(customer::ping, const call_options&);
template operation<send_event::response> client::call(customer::send_event, const call_options&);
template operation<start_chat::response> client::call(customer::start_chat, const call_options&);

operation<start_chat::response> client::start_chat(customer::start_chat request, const call_options& options) {
  return call(std::move(request), options);
}

operation<send_event::response> client::send_event(customer::send_event request, const call_options& options) {
  return call(std::move(request), options);
}

operation<send_event::response> client::send_event(std::string chat_id, event event, const call_options& options) {
  return call(customer::send_event(std::move(chat_id), std::move(event)), options);
}

operation<get_chat::response> client::get_chat(customer::get_chat request, const call_options& options) {
  return call(std::move(request), options);
}

operation<deactivate_chat::response> client::deactivate_chat(customer::deactivate_chat request,
                                                             const call_options& options) {
  return call(std::move(request), options);
}

operation<get_chat::response> client::get_chat(std::string chat_id, const call_options& options) {
  return call(customer::get_chat(std::move(chat_id)), options);
}

operation<deactivate_chat::response> client::deactivate_chat(std::string chat_id, const call_options& options) {
  return call(customer::deactivate_chat(std::move(chat_id)), options);
}

operation<ping::response> client::ping(customer::ping request, const call_options& options) {
  return call(request, options);
}

}  // namespace livechat::customer::inline v0
