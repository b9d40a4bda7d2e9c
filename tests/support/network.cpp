// SPDX-License-Identifier: Apache-2.0
#include "support/network.hpp"

#include <algorithm>

namespace livechat::simulation {

using customer::core::link_id;
using machine::instant;

void network::plan(instant when, link_id link, arrival what) {
  // The sequence number keeps things of one instant in the order in which they were sent.
  planned_.emplace(std::pair(when, ++sequence_), std::pair(link, std::move(what)));
}

void network::connect(instant now, link_id link) {
  if (chance(conditions_.unanswered_percent)) return;
  const bool is_accepted = !chance(conditions_.refused_percent);
  const instant when = now + latency();
  if (is_accepted) paths_[link] = {when, when, {}};
  plan(when, link, connect_answered{is_accepted});
}

void network::to_server(instant now, link_id link, arrival what) {
  const auto found = paths_.find(link);
  if (found == paths_.end() || found->second.deaf == deaf_end::server) return;
  found->second.last_to_server = std::max(found->second.last_to_server, now + latency());
  plan(found->second.last_to_server, link, std::move(what));
}

void network::to_client(instant now, link_id link, arrival what) {
  const auto found = paths_.find(link);
  if (found == paths_.end()) return;
  // That a text has left is known here, and comes from nowhere.
  if (found->second.deaf == deaf_end::client && !std::holds_alternative<write_done>(what)) return;
  found->second.last_to_client = std::max(found->second.last_to_client, now + latency());
  plan(found->second.last_to_client, link, std::move(what));
}

void network::close(instant now, link_id link) {
  to_server(now, link, end_at_server{});
  // A client that has closed hears nothing more, not even what was under way.
  std::erase_if(planned_, [link](const auto& p) {
    const auto& [to, what] = p.second;
    return to == link &&
           (std::holds_alternative<text_at_client>(what) || std::holds_alternative<pong_at_client>(what) ||
            std::holds_alternative<write_done>(what) || std::holds_alternative<connect_answered>(what));
  });
}

void network::cut(instant now, link_id link) { cut(now, link, chance(conditions_.silent_cut_percent)); }

void network::cut(instant now, link_id link, bool is_silent) {
  drop_all(link);
  if (!is_silent) {
    to_server(now, link, end_at_server{});
    to_client(now, link, end_at_client{});
  }
  paths_.erase(link);
}

void network::deafen(link_id link, deaf_end who) {
  const auto found = paths_.find(link);
  if (found != paths_.end()) found->second.deaf = who;
}

void network::drop_all(link_id link) {
  std::erase_if(planned_, [link](const auto& p) { return p.second.first == link; });
}

std::optional<instant> network::next() const {
  if (planned_.empty()) return std::nullopt;
  return planned_.begin()->first.first;
}

std::pair<link_id, arrival> network::take() {
  auto first = planned_.extract(planned_.begin());
  return std::move(first.mapped());
}

}  // namespace livechat::simulation
