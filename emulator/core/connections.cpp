// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/connections.hpp"

#include <utility>

namespace livechat::emulator::core {

namespace wire = customer::wire;

connection& connections::open(connection_id id, upgrade_request request) {
  connection fresh;
  fresh.id = id;
  fresh.upgrade = std::move(request);
  fresh.version = customer::api_version_of(fresh.upgrade.version).value_or(customer::default_api_version);
  return open_.insert_or_assign(id, std::move(fresh)).first->second;
}

connection* connections::find(connection_id id) {
  const auto found = open_.find(id);
  return found == open_.end() ? nullptr : &found->second;
}

std::vector<connection_id> connections::ids() const {
  std::vector<connection_id> out;
  for (const auto& [id, one] : open_) out.push_back(id);
  return out;
}

std::size_t connections::pending_requests() const {
  std::size_t count = 0;
  for (const auto& [id, one] : open_) count += one.unanswered();
  return count;
}

void connections::forget(connection_id id) {
  const auto found = open_.find(id);
  if (found == open_.end()) return;
  const auto theirs = online_.find(found->second.customer_id);
  if (theirs != online_.end()) theirs->second.erase(id);
  if (theirs != online_.end() && theirs->second.empty()) online_.erase(theirs);
  open_.erase(found);
}

void connections::log_in(connection& which, std::string customer_id, subscription pushes) {
  online_[customer_id].insert(which.id);
  which.customer_id = std::move(customer_id);
  which.pushes = std::move(pushes);
  which.phase = connection_phase::logged_in;
}

void connections::send(const connection& to, std::string text) {
  if (to.phase == connection_phase::gone) return;
  effects_.push_back(send_text{to.id, std::move(text)});
}

void connections::close(const connection& which, close_code code, std::string reason) {
  effects_.push_back(close_connection{which.id, code, std::move(reason)});
}

void connections::log(customer::log_level level, std::string text) {
  effects_.push_back(log_line{level, std::move(text)});
}

void connections::answer(http_id call, http_reply reply) { effects_.push_back(answer_call{call, std::move(reply)}); }

void connections::answer(const connection& to, std::string_view request_id, std::string_view action,
                         std::string_view payload) {
  send(to, wire::encode_response(request_id, action, payload));
}

void connections::refuse(const connection& to, std::string_view request_id, std::string_view action,
                         const customer::server_error& why) {
  send(to, wire::encode_error(request_id, action, why, errors_));
}

void connections::refuse_frame(const connection& to, const customer::server_error& why) {
  send(to, wire::encode_bare_error(why));
}

void connections::announce(const std::string& customer_id, push_shapes& push, const std::optional<requester>& cause) {
  const auto theirs = online_.find(customer_id);
  if (theirs == online_.end()) return;
  for (const auto id : theirs->second) {
    const connection& one = open_.find(id)->second;
    if (!one.is_logged_in()) continue;
    const bool is_own = cause && cause->connection == id;
    tell(one, push, is_own ? cause->request_id : std::string_view());
  }
}

std::size_t connections::tell(const connection& to, push_shapes& push, std::string_view request_id) {
  std::size_t frames = 0;
  for (const auto version : served_versions) frames += tell_in(version, to, push, request_id) ? 1 : 0;
  return frames;
}

bool connections::tell_in(customer::api_version version, const connection& to, push_shapes& push,
                          std::string_view request_id) {
  if (!push.is_in(version) || !to.pushes.wants(push.name(), version)) return false;
  send(to, wire::encode_push(to_string(version), push.name(), push.payload(version), request_id));
  return true;
}

std::optional<effect> connections::next_effect() {
  if (effects_.empty()) return std::nullopt;
  effect first = std::move(effects_.front());
  effects_.pop_front();
  return first;
}

}  // namespace livechat::emulator::core
