// SPDX-License-Identifier: Apache-2.0
#include "core/recovery.hpp"

#include <algorithm>
#include <utility>

#include "core/limits.hpp"
#include "core/link_policy.hpp"

namespace livechat::customer::core {

using machine::duration;
using machine::instant;

namespace {

recovery::verdict pause(loss_rule rule, std::string because = {}) {
  return {rule, true, std::nullopt, std::move(because)};
}

duration in_bounds(duration asked, duration most) { return std::clamp<duration>(asked, limits::slow_floor, most); }

}  // namespace

recovery::verdict recovery::after(instant now, const loss& why, token_keeper& tokens, region_choice& regions,
                                  machine::random& random) {
  ++attempt_;
  const unsigned failed = attempt_ - (has_lasted_ ? 1 : 0);  // the loss of a link that had lasted is no try that failed
  verdict out = by_table(now, why, tokens, regions, random);
  const bool is_over = settings_.most_attempts != 0 && failed >= settings_.most_attempts;
  if (is_over && !out.is_pause) out = pause(loss_rule::pause, std::to_string(failed) + " attempts in a row failed");
  return by_user(std::move(out), why);
}

recovery::verdict recovery::by_table(instant now, const loss& why, token_keeper& tokens, region_choice& regions,
                                     machine::random& random) {
  switch (why.rule) {
    case loss_rule::none:
    case loss_rule::pause:
      return pause(loss_rule::pause);
    case loss_rule::at_once:
      return {why.rule, false, duration(0), {}};
    case loss_rule::retry:
    case loss_rule::retry_slowly:
      return wait(why.rule, why, random);
    case loss_rule::retry_unknown:
      if (++unknown_reasons_ > limits::unknown_reason_tries) return pause(why.rule);
      return wait(why.rule, why, random);
    case loss_rule::new_token:
      if (!tokens.has_provider()) return pause(why.rule);
      if (!tokens.refused()) return pause(why.rule, "fresh tokens are refused, too");
      return wait(why.rule, why, random);
    case loss_rule::new_region:
      if (!regions.follow(now, why.region)) return pause(why.rule);
      return {why.rule, false, duration(0), {}};
    case loss_rule::blocked:
      return {why.rule, true, in_bounds(why.asked_to_wait.value_or(limits::blocked), limits::blocked_most), {}};
  }
  return pause(loss_rule::pause);
}

recovery::verdict recovery::wait(loss_rule rule, const loss& why, machine::random& random) const {
  duration delay = wait_before(rule, attempt_, random);
  if (why.asked_to_wait) delay = std::max(delay, in_bounds(*why.asked_to_wait, limits::asked_wait_most));
  return {rule, false, delay, {}};
}

recovery::verdict recovery::by_user(verdict proposed, const loss& why) const {
  if (!settings_.policy) return proposed;
  loss_report told;
  told.code = why.code;
  told.reason = why.reason;
  told.layer = why.layer;
  told.rule = proposed.rule;
  told.attempt = attempt_;
  if (proposed.next_try_in) {
    told.next_try_in = std::chrono::duration_cast<std::chrono::milliseconds>(*proposed.next_try_in);
  }
  const auto wanted = settings_.policy(told);
  if (!wanted) return proposed;
  if (!wanted->next_try_in) return pause(loss_rule::pause, "the program's own policy");
  using std::chrono::milliseconds;
  const duration delay = std::clamp<milliseconds>(*wanted->next_try_in, limits::backoff_floor, limits::users_wait_most);
  return {proposed.is_pause ? loss_rule::retry : proposed.rule, false, delay, {}};
}

void recovery::settled() {
  reset();
  has_lasted_ = true;
}

void recovery::reset() {
  attempt_ = 0;
  unknown_reasons_ = 0;
  has_lasted_ = false;
}

}  // namespace livechat::customer::core
