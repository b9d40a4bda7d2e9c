// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <livechat/customer/config.hpp>
#include <memory>
#include <string>

#include "core/session.hpp"
#include "net/link.hpp"
#include "net/loop.hpp"

namespace livechat::customer::net {

/// Told what the session has for the user, and asked for what only the user has. Always on the loop's thread.
class driver_observer {
 public:
  driver_observer() = default;
  driver_observer(const driver_observer&) = delete;
  driver_observer& operator=(const driver_observer&) = delete;
  virtual ~driver_observer() = default;

  virtual void completed(core::complete what) = 0;
  virtual void delivered(core::deliver what) = 0;
  virtual void reported(core::report what) = 0;
  virtual void complained(core::complain what) = 0;
  virtual void logged(core::log_line what) = 0;

  /// Nobody takes the pushes: the oldest are to be dropped.
  virtual void pushes_shed() = 0;

  /// A token is wanted; `driver::token_came` or `token_failed` gives the answer, maybe at once.
  virtual void token_wanted(core::fetch_token what) = 0;
  virtual void token_forgotten() = 0;

  /// What the login to come is to say.
  [[nodiscard]] virtual login login_data_wanted() = 0;

  /// A text that goes out, or came in: for whoever wants to see every frame.
  virtual void text_passed(bool is_outgoing, std::string_view text) = 0;
};

/// Makes the links of a driver.
using link_factory = std::function<std::shared_ptr<link>(const core::open_link&, link_observer&)>;

struct driver_settings {
  core::session_settings session{};
  std::uint64_t seed = 0;
  std::function<machine::duration()> slept = &loop::slept;  ///< how long the machine has slept so far
};

/// The shell around one session: states facts with the loop's time, does the effects, keeps the one alarm set.
/// Thread rule: everything on the loop's thread.
class driver final {
 public:
  driver(loop& loop, driver_settings settings, link_factory links, driver_observer& observer);
  ~driver();
  driver(const driver&) = delete;
  driver& operator=(const driver&) = delete;

  void connect_wanted(core::ticket call, machine::instant deadline);
  void request_submitted(core::request what);
  void call_cancelled(core::ticket call);
  void resume_wanted();
  void close_wanted(core::ticket call);
  void network_changed();
  void pushes_piled_up();
  void pushes_taken();

  /// False: nobody waited for it any more.
  bool token_came(core::fetch_id fetch, access_token token);
  void token_failed(core::fetch_id fetch, const error& why);

  [[nodiscard]] client_metrics metrics() const;

 private:
  class impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace livechat::customer::net
