// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <livechat/customer/description.hpp>
#include <livechat/customer/error.hpp>
#include <livechat/customer/log.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/core/connection.hpp"
#include "emulator/core/effect.hpp"
#include "emulator/core/push_shapes.hpp"
#include "emulator/core/settings.hpp"

namespace livechat::emulator::core {

/// Who caused a push: that connection gets it with the id of its request, the others without (question C09).
struct requester {
  connection_id connection;
  std::string_view request_id;
};

/// Who is connected, and what is on its way to them.
class connections {
 public:
  explicit connections(customer::wire::error_place errors) : errors_(errors) {}

  connection& open(connection_id id, upgrade_request request);
  [[nodiscard]] connection* find(connection_id id);
  void forget(connection_id id);

  /// The connection is a customer's from now on.
  void log_in(connection& which, std::string customer_id, subscription pushes);

  [[nodiscard]] std::vector<connection_id> ids() const;
  [[nodiscard]] std::size_t pending_requests() const;

  /// Whether a customer has a connection that has logged in.
  [[nodiscard]] bool is_online(std::string_view customer_id) const { return online_.contains(customer_id); }

  /// Customers who are online, each counted once.
  [[nodiscard]] std::size_t customers_online() const { return online_.size(); }

  void send(const connection& to, std::string text);
  void close(const connection& which, close_code code, std::string reason);
  void log(customer::log_level level, std::string text);
  void answer(http_id call, http_reply reply);

  void answer(const connection& to, std::string_view request_id, std::string_view action, std::string_view payload);
  void refuse(const connection& to, std::string_view request_id, std::string_view action,
              const customer::server_error& why);

  /// Answers what is no request: the docs' error object without a frame, as there is no action to answer.
  void refuse_frame(const connection& to, const customer::server_error& why);

  /// Tells every connection of a customer that wants this kind of push.
  template <customer::described Push>
  void announce(const std::string& customer_id, const Push& push, const std::optional<requester>& cause = {}) {
    push_shapes shapes(push);
    announce(customer_id, shapes, cause);
  }

  /// Tells everybody who has logged in and wants this kind of push.
  template <customer::described Push>
  void announce_to_all(const Push& push) {
    push_shapes shapes(push);
    for (const auto& [id, one] : open_) {
      if (one.is_logged_in()) tell(one, shapes, {});
    }
  }

  /// The same for those who want it in the shape of one version.
  template <customer::described Push>
  void announce_to_all_in(customer::api_version version, const Push& push) {
    push_shapes shapes(push);
    for (const auto& [id, one] : open_) {
      if (one.is_logged_in()) tell_in(version, one, shapes, {});
    }
  }

  /// Tells one connection, if it wants this kind of push.
  template <customer::described Push>
  void tell(const connection& to, const Push& push, std::string_view request_id = {}) {
    push_shapes shapes(push);
    tell(to, shapes, request_id);
  }

  /// The same with a push that others are told, too. Gives the number of frames: one for each version that it wants.
  std::size_t tell(const connection& to, push_shapes& push, std::string_view request_id);

  [[nodiscard]] std::optional<effect> next_effect();

 private:
  void announce(const std::string& customer_id, push_shapes& push, const std::optional<requester>& cause);
  bool tell_in(customer::api_version version, const connection& to, push_shapes& push, std::string_view request_id);

  customer::wire::error_place errors_;
  std::map<connection_id, connection> open_;
  std::map<std::string, std::set<connection_id>, std::less<>> online_;  ///< connections by customer id
  std::deque<effect> effects_;
};

}  // namespace livechat::emulator::core
