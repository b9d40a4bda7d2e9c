// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/requests/login.hpp>

#include "emulator/core/customer_record.hpp"
#include "emulator/core/license.hpp"
#include "emulator/core/upgrade_request.hpp"

/// A customer comes, looks at pages and goes.
namespace livechat::emulator::core {

/// The customer looks at a page; true when that put the customer into another group. Pages without a group of their own
/// belong to the group of the login.
bool visit_page(customer_record& who, const license& by, customer::customer_page page);

/// "User agent and referrer are taken from the browser headers", where there are some.
void note_browser(customer_record& who, const upgrade_request& from);

/// The last connection of the customer is gone. "Session fields last for the session."
void end_visit(customer_record& who);

}  // namespace livechat::emulator::core
