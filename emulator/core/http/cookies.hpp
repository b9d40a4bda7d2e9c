// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "emulator/core/accounts/visitor_book.hpp"
#include "emulator/core/http/http_call.hpp"

namespace livechat::emulator::core {

/// The pair of cookies in a request (RFC 6265, section 4.2); nothing unless both are there. Of several with one name the
/// first counts: browsers put the most fitting one there.
[[nodiscard]] std::optional<cookie_pair> cookies_of(const http_call& call);

/// The fields that set it. Source: Customer authorization, Cookies.
///
/// Question T05: the path is `/v2/customer`, as in the guide, with whatever part the request had in front of it. `Domain` is
/// there for `accounts.livechat.com` only, which it names: at another host a browser would throw the cookie away.
[[nodiscard]] std::vector<http_field> fields_that_set(const cookie_pair& cookies, const http_call& call);

}  // namespace livechat::emulator::core
