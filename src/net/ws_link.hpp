// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "net/link.hpp"
#include "net/loop.hpp"
#include "net/resolver.hpp"
#include "net/tls_client.hpp"

namespace livechat::customer::net {

/// A WebSocket over TLS (or over plain TCP when the endpoint says so), through a proxy when the route says so. Beast does
/// the upgrade, `frame_stream` what follows.
///
/// `tls` is shared by all links of a client: one context, so that sessions can be resumed. It must not be null when the
/// endpoint is TLS.
[[nodiscard]] std::shared_ptr<link> make_ws_link(loop& loop, route way, std::shared_ptr<resolver> names,
                                                 std::shared_ptr<tls_client> tls, link_observer& observer);

}  // namespace livechat::customer::net
