// SPDX-License-Identifier: Apache-2.0
#include "client/token_source.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <utility>

namespace livechat::customer::inline v0::detail {

using std::chrono::seconds;
using std::chrono::system_clock;

namespace {

/// One that ends sooner is not worth a login.
constexpr seconds least_life{5};

/// What lives longer need not be told from this, and a clock's numbers end.
constexpr seconds most_life = std::chrono::years(10);

}  // namespace

token_source::token_source(const config& settings, std::function<void(const std::exception_ptr&)> threw)
    : organization_id_(settings.organization_id()),
      provider_(settings.provider()),
      store_(settings.store()),
      threw_(std::move(threw)) {}

template <class Job>
void token_source::guarded(Job job) const {
  try {
    job();
  } catch (...) {
    threw_(std::current_exception());
  }
}

std::optional<access_token> token_source::kept() const {
  if (!store_) return std::nullopt;
  std::optional<token_store::entry> found;
  guarded([&] { found = store_->load(organization_id_); });
  if (!found || found->token.empty()) return std::nullopt;
  if (!found->expires_at) return access_token(std::move(found->token));
  const auto now = system_clock::now();
  if (*found->expires_at < now + least_life) return std::nullopt;
  return access_token(std::move(found->token), std::chrono::duration_cast<seconds>(*found->expires_at - now));
}

void token_source::ask(bool is_fresh, std::function<void(result<access_token>)> answered) const {
  token_request what;
  what.is_fresh = is_fresh;
  what.organization_id = organization_id_;
  const auto is_answered = std::make_shared<std::atomic<bool>>(false);
  token_reply reply([is_answered, answered = std::move(answered)](result<access_token> answer) {
    if (!is_answered->exchange(true)) answered(std::move(answer));
  });
  // When it throws, its copy of `reply` goes, and this one says that there was no answer.
  guarded([&] { provider_(what, reply); });
}

void token_source::keep(const access_token& token) const {
  if (!store_) return;
  token_store::entry entry;
  entry.token = token.token;
  if (token.expires_in) entry.expires_at = system_clock::now() + std::min(*token.expires_in, most_life);
  guarded([&] { store_->save(organization_id_, entry); });
}

void token_source::forget() const {
  if (!store_) return;
  guarded([&] { store_->forget(organization_id_); });
}

}  // namespace livechat::customer::inline v0::detail
