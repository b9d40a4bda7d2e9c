// SPDX-License-Identifier: Apache-2.0
#include "client/make_links.hpp"

#include <memory>
#include <utility>

#include "net/endpoint.hpp"
#include "net/resolver.hpp"
#include "net/tls_client.hpp"
#include "net/ws_link.hpp"

namespace livechat::customer::inline v0::detail {

net::link_factory make_links(const config& settings, net::loop& loop) {
  auto where = net::parse_endpoint(settings.url(), settings.organization_id(), to_string(settings.version())).value();
  std::shared_ptr<net::tls_client> tls;
  if (where.is_tls) tls = net::tls_client::shared({settings.ca_file(), settings.ca_pem()}).value();
  auto names = std::make_shared<net::resolver>(loop, settings.name_servers());
  return [where = std::move(where), tls = std::move(tls), names = std::move(names),
          &loop](net::link_observer& observer) { return net::make_ws_link(loop, where, names, tls, observer); };
}

}  // namespace livechat::customer::inline v0::detail
