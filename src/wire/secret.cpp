// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/secret.hpp>

#include <ostream>

namespace livechat::customer::inline v0 {

std::ostream& operator<<(std::ostream& out, const secret& value) { return out << (value.empty() ? "" : "***"); }

}  // namespace livechat::customer::inline v0
