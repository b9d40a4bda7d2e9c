// SPDX-License-Identifier: Apache-2.0
#include "core/token_keeper.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/limits.hpp"

namespace livechat::customer::core {

using machine::duration;
using machine::instant;

std::optional<token_keeper::fetch> token_keeper::begin_fetch(instant now) {
  if (!has_provider_ || fetching_) return std::nullopt;
  fetching_ = fetch_id(++fetches_);
  fetch_began_ = now;
  return fetch{*fetching_, must_be_fresh_};
}

bool token_keeper::came(instant now, fetch_id which, access_token token, machine::random& random) {
  if (fetching_ != which) return false;
  fetching_.reset();
  token_ = std::move(token.token);
  is_used_ = false;
  is_fresh_ = std::exchange(must_be_fresh_, false);
  renew_at_.reset();
  if (!token.expires_in || token.expires_in->count() <= 0) return true;
  const duration life = std::min<std::chrono::seconds>(*token.expires_in, limits::token_life_most);
  renew_at_ = now + random.between(life / 10 * 7, life / 10 * 9);
  return true;
}

bool token_keeper::failed(instant now, fetch_id which) {
  if (fetching_ != which) return false;
  fetching_.reset();
  if (renew_at_) renew_at_ = now + limits::renewal_again;
  return true;
}

bool token_keeper::refused() {
  if (!has_provider_) return false;
  if (!std::exchange(is_used_, false)) return true;
  token_ = {};
  renew_at_.reset();
  must_be_fresh_ = true;
  if (std::exchange(is_fresh_, false)) ++fresh_refusals_;
  return fresh_refusals_ < limits::fresh_token_refusals;
}

std::optional<instant> token_keeper::renew_at() const { return fetching_ ? std::nullopt : renew_at_; }

std::optional<instant> token_keeper::fetch_overdue_at() const {
  if (!fetching_) return std::nullopt;
  return fetch_began_ + deadline_;
}

void token_keeper::slept(duration how_long) {
  if (renew_at_) renew_at_ = *renew_at_ - how_long;
}

}  // namespace livechat::customer::core
