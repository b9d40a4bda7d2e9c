// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/pushes/chat_deactivated.hpp>
#include <livechat/customer/pushes/chat_properties_deleted.hpp>
#include <livechat/customer/pushes/chat_properties_updated.hpp>
#include <livechat/customer/pushes/chat_transferred.hpp>
#include <livechat/customer/pushes/customer_disconnected.hpp>
#include <livechat/customer/pushes/customer_side_storage_updated.hpp>
#include <livechat/customer/pushes/customer_updated.hpp>
#include <livechat/customer/pushes/event_deleted.hpp>
#include <livechat/customer/pushes/event_properties_deleted.hpp>
#include <livechat/customer/pushes/event_properties_updated.hpp>
#include <livechat/customer/pushes/event_updated.hpp>
#include <livechat/customer/pushes/events_marked_as_seen.hpp>
#include <livechat/customer/pushes/greeting_accepted.hpp>
#include <livechat/customer/pushes/greeting_canceled.hpp>
#include <livechat/customer/pushes/groups_status_updated.hpp>
#include <livechat/customer/pushes/incoming_chat.hpp>
#include <livechat/customer/pushes/incoming_event.hpp>
#include <livechat/customer/pushes/incoming_event_preview.hpp>
#include <livechat/customer/pushes/incoming_greeting.hpp>
#include <livechat/customer/pushes/incoming_multicast.hpp>
#include <livechat/customer/pushes/incoming_rich_message_postback.hpp>
#include <livechat/customer/pushes/incoming_thinking_indicator.hpp>
#include <livechat/customer/pushes/incoming_typing_indicator.hpp>
#include <livechat/customer/pushes/incoming_welcome_message.hpp>
#include <livechat/customer/pushes/queue_position_updated.hpp>
#include <livechat/customer/pushes/thread_properties_deleted.hpp>
#include <livechat/customer/pushes/thread_properties_updated.hpp>
#include <livechat/customer/pushes/user_added_to_chat.hpp>
#include <livechat/customer/pushes/user_removed_from_chat.hpp>
#include <livechat/customer/type_list.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace livechat::customer::inline v0 {

/// Every push: one row each.
using push_types = type_list<chat_deactivated,                //
                             chat_properties_deleted,         //
                             chat_properties_updated,         //
                             chat_transferred,                //
                             customer_disconnected,           //
                             customer_side_storage_updated,   //
                             customer_updated,                //
                             event_deleted,                   //
                             event_properties_deleted,        //
                             event_properties_updated,        //
                             event_updated,                   //
                             events_marked_as_seen,           //
                             greeting_accepted,               //
                             greeting_canceled,               //
                             groups_status_updated,           //
                             incoming_chat,                   //
                             incoming_event,                  //
                             incoming_event_preview,          //
                             incoming_greeting,               //
                             incoming_multicast,              //
                             incoming_rich_message_postback,  //
                             incoming_thinking_indicator,     //
                             incoming_typing_indicator,       //
                             incoming_welcome_message,        //
                             queue_position_updated,          //
                             thread_properties_deleted,       //
                             thread_properties_updated,       //
                             user_added_to_chat,              //
                             user_removed_from_chat>;

/// A push without a struct of its own, or one whose payload does not fit its struct.
struct unknown_push {
  std::string action;
  json_text payload;
  std::string problem;  ///< why it could not be read as its struct; empty when it merely has none

  unknown_push() = default;
  unknown_push(std::string action_, json_text payload_, std::string problem_ = {})
      : action(std::move(action_)), payload(std::move(payload_)), problem(std::move(problem_)) {}

  friend bool operator==(const unknown_push&, const unknown_push&) = default;
};

namespace detail {

/// What was received: made once, shared by all copies of the push, and never changed.
struct push_body {
  push_types::apply<std::variant, unknown_push> value;
  std::string request_id;
  json_text raw;
  std::string version;
};

}  // namespace detail

/// Something the service told us without being asked. Every push arrives as one of these; none is dropped
/// for being unknown.
///
/// Copies share what was received, so copying costs next to nothing. What `as`, `visit` and the others refer to lives as
/// long as the last copy.
/// Thread rule: what was received never changes; copies may be read on several threads at once.
class push {
 public:
  using variant = push_types::apply<std::variant, unknown_push>;

  push() = default;
  push(variant value, std::string request_id, json_text raw, std::string version = {})
      : push(std::make_shared<const detail::push_body>(
            detail::push_body{std::move(value), std::move(request_id), std::move(raw), std::move(version)})) {}

  /// For the library.
  explicit push(std::shared_ptr<const detail::push_body> received) noexcept : body_(std::move(received)) {}

  /// The name of the push, e.g. `incoming_event`. When the frame calls it by another name that is known, as
  /// `greeting_cancelled`, this is the docs' name, and `raw` has the other.
  [[nodiscard]] std::string_view action() const noexcept;

  /// The id of your own request that caused it; empty for everybody else's.
  [[nodiscard]] const std::string& request_id() const noexcept { return body().request_id; }

  /// The version of the API whose shape it has, e.g. `3.6`: tells apart what comes twice because `login::pushes` asks for it
  /// in two versions. Empty when the frame does not say (question C15).
  [[nodiscard]] const std::string& version() const noexcept { return body().version; }

  /// The frame as it came.
  [[nodiscard]] const std::string& raw() const noexcept { return body().raw.text(); }

  /// The push as a `T`, or null when it is another one.
  template <class T>
  [[nodiscard]] const T* as() const noexcept {
    return std::get_if<T>(&value());
  }

  /// Calls the one of `functions` that takes this push; pushes that none of them takes are passed over.
  template <class... Functions>
  void visit(Functions&&... functions) const {
    std::visit(detail::overloaded{[](const auto&) {}, std::forward<Functions>(functions)...}, value());
  }

  [[nodiscard]] const variant& value() const noexcept { return body().value; }

 private:
  [[nodiscard]] const detail::push_body& body() const noexcept { return body_ ? *body_ : nothing(); }
  [[nodiscard]] static const detail::push_body& nothing() noexcept;

  std::shared_ptr<const detail::push_body> body_;  ///< null: nothing was received
};

}  // namespace livechat::customer::inline v0
