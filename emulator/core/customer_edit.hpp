// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/pushes/customer_updated.hpp>
#include <livechat/customer/requests/login.hpp>
#include <livechat/customer/requests/update_customer.hpp>
#include <livechat/customer/structures/address.hpp>
#include <livechat/customer/structures/omnichannel.hpp>
#include <livechat/customer/structures/session_fields.hpp>
#include <optional>
#include <string>

#include "emulator/core/customer_record.hpp"

namespace livechat::emulator::core {

/// What is to be changed about a customer; empty members change nothing.
struct customer_edit {
  std::optional<std::string> name;  ///< question A21: an empty text takes name, e-mail, avatar and number away
  std::optional<std::string> email;
  std::optional<std::string> avatar;
  std::optional<std::string> phone_number;
  std::optional<bool> name_is_default;
  std::optional<customer::omnichannel_request> omnichannel;
  std::optional<customer::address> address;  ///< replaces the whole address
  customer::session_fields session_fields;
  bool replaces_session_fields = false;  ///< also with none; otherwise they are merged with those that are there

  customer_edit() = default;
  explicit customer_edit(const customer::login_customer_data& from);
  explicit customer_edit(const customer::update_customer& from);
};

/// Whether the customer would have no more session fields than the docs allow.
[[nodiscard]] bool fits(const customer_record& who, const customer_edit& edit);

/// Changes the customer; gives the push with the fields that are others now, nothing when none is.
std::optional<customer::customer_updated> apply(customer_record& who, const customer_edit& edit);

}  // namespace livechat::emulator::core
