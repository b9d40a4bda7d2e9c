// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <livechat/customer/loss_report.hpp>
#include <optional>
#include <string>

#include "core/loss.hpp"
#include "core/region.hpp"
#include "core/token_keeper.hpp"
#include "machine/instant.hpp"
#include "machine/random.hpp"

namespace livechat::customer::core {

struct recovery_settings {
  unsigned most_attempts = 0;  ///< tries in a row that failed or did not last, before it is given up; 0: never
  loss_policy policy{};        ///< the user's; may be empty
};

/// What to do after a loss: the tables' rule, what is known from before, and the user's own word, put together.
class recovery {
 public:
  explicit recovery(recovery_settings settings) : settings_(std::move(settings)) {}

  struct verdict {
    loss_rule rule = loss_rule::pause;  ///< what was done in the end
    bool is_pause = true;               ///< calls fail, and are not taken
    std::optional<machine::duration> next_try_in{};
    std::string because{};  ///< why it is a pause though the tables say otherwise; empty when they do not
  };

  /// Counts the loss. May change the token and the region for the next try.
  [[nodiscard]] verdict after(machine::instant now, const loss& why, token_keeper& tokens, region_choice& regions,
                              machine::random& random);

  /// The link has been live for long: what was before is forgotten.
  void settled();

  /// The user wants another try.
  void reset();

  /// Tries in a row that did not last.
  [[nodiscard]] unsigned attempt() const noexcept { return attempt_; }

 private:
  [[nodiscard]] verdict by_table(machine::instant now, const loss& why, token_keeper& tokens, region_choice& regions,
                                 machine::random& random);
  [[nodiscard]] verdict by_user(verdict proposed, const loss& why) const;
  [[nodiscard]] verdict wait(loss_rule rule, const loss& why, machine::random& random) const;

  recovery_settings settings_;
  unsigned attempt_ = 0;
  bool has_lasted_ = false;  ///< the link before the first of them
  unsigned unknown_reasons_ = 0;
};

}  // namespace livechat::customer::core
