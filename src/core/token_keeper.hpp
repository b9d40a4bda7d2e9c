// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/token.hpp>
#include <optional>

#include "machine/instant.hpp"
#include "machine/random.hpp"

namespace livechat::customer::core {

/// One request for a token, from `fetch_token` to its answer. Never used twice.
enum class fetch_id : std::uint64_t {};

/// The access token: whether there is one, when the next one is wanted, and what it means when one is refused.
///
/// A token is asked for once, however many want it. It is renewed when four fifths of its life are over, give or take a
/// tenth, so that a thousand clients that started together do not renew together. One that was asked for because another
/// was refused, and is refused itself, counts: the second in a row says that it is not the token.
class token_keeper {
 public:
  /// `fixed`: the only token there will ever be; empty: tokens come from a provider.
  explicit token_keeper(secret fixed) : has_provider_(fixed.empty()), token_(std::move(fixed)) {}

  [[nodiscard]] bool has_provider() const noexcept { return has_provider_; }

  /// The newest token; empty when one must be fetched first.
  [[nodiscard]] const secret& token() const noexcept { return token_; }

  /// The token, to log in with.
  [[nodiscard]] const secret& use() noexcept {
    is_used_ = true;
    return token_;
  }

  /// Whether the newest token is the one that was logged in with.
  [[nodiscard]] bool is_used() const noexcept { return is_used_; }

  /// Begins to ask; nothing when somebody is asking already. `is_fresh`: what is kept elsewhere must not answer.
  struct fetch {
    fetch_id id;
    bool is_fresh;
  };
  [[nodiscard]] std::optional<fetch> begin_fetch(machine::instant now);

  [[nodiscard]] const std::optional<fetch_id>& fetching() const noexcept { return fetching_; }

  /// The answer to a fetch. False: to one that nobody waits for any more.
  [[nodiscard]] bool came(machine::instant now, fetch_id which, access_token token, machine::random& random);
  [[nodiscard]] bool failed(machine::instant now, fetch_id which);

  /// The service took the token.
  void accepted() { fresh_refusals_ = 0; }

  /// The service refused the token that is used, or ended its life: it is dropped, unless a newer one is there already.
  /// False: there is no other one, or another one would not help.
  [[nodiscard]] bool refused();

  /// The user wants another try: what was refused before is forgotten.
  void reset() { fresh_refusals_ = 0; }

  /// When the token should be renewed; nothing when its end is not known, or when it is being renewed.
  [[nodiscard]] std::optional<machine::instant> renew_at() const;

  /// The next fetch is to give another token than this one, which is good meanwhile.
  void want_renewal() { must_be_fresh_ = true; }

  /// Nobody wants a token any more: an answer that still comes is passed over.
  void stop() { fetching_.reset(); }

  /// When an answer to a fetch is overdue.
  [[nodiscard]] std::optional<machine::instant> fetch_overdue_at() const;

  void set_deadline(machine::duration value) { deadline_ = value; }

  /// The machine slept: the token has aged meanwhile.
  void slept(machine::duration how_long);

 private:
  const bool has_provider_;
  secret token_;
  machine::duration deadline_{};
  std::uint64_t fetches_ = 0;
  std::optional<fetch_id> fetching_;
  machine::instant fetch_began_{};
  bool is_used_ = false;
  bool must_be_fresh_ = false;
  bool is_fresh_ = false;  ///< this one was asked for because another was no good
  unsigned fresh_refusals_ = 0;
  std::optional<machine::instant> renew_at_;
};

}  // namespace livechat::customer::core
