// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <livechat/customer/description.hpp>
#include <livechat/customer/error.hpp>
#include <livechat/customer/log.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/core/connection.hpp"
#include "emulator/core/effect.hpp"
#include "emulator/core/settings.hpp"
#include "wire/encode.hpp"

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
  void forget(connection_id id) { open_.erase(id); }
  [[nodiscard]] std::vector<connection_id> ids() const;
  [[nodiscard]] std::size_t pending_requests() const;

  void send(const connection& to, std::string text);
  void close(const connection& which, close_code code, std::string reason);
  void log(customer::log_level level, std::string text);

  void answer(const connection& to, std::string_view request_id, std::string_view action, std::string_view payload);
  void refuse(const connection& to, std::string_view request_id, std::string_view action,
              const customer::server_error& why);

  /// Answers what is no request: the docs' error object without a frame, as there is no action to answer.
  void refuse_frame(const connection& to, const customer::server_error& why);

  /// Tells every connection of a customer that wants this kind of push.
  template <customer::described Push>
  void announce(const std::string& customer_id, const Push& push, std::optional<requester> cause = {}) {
    announce(customer_id, customer::description<Push>.name, customer::wire::encode(push), cause);
  }

  /// Tells one connection, if it wants this kind of push.
  template <customer::described Push>
  void tell(const connection& to, const Push& push, std::string_view request_id = {}) {
    tell(to, customer::description<Push>.name, customer::wire::encode(push), request_id);
  }

  [[nodiscard]] std::optional<effect> next_effect();

 private:
  void announce(const std::string& customer_id, std::string_view push, const std::string& payload,
                const std::optional<requester>& cause);
  void tell(const connection& to, std::string_view push, const std::string& payload, std::string_view request_id);

  customer::wire::error_place errors_;
  std::map<connection_id, connection> open_;
  std::deque<effect> effects_;
};

}  // namespace livechat::emulator::core
