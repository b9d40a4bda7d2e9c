// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/config.hpp>
#include <memory>
#include <optional>
#include <string>

#include "core/session.hpp"
#include "net/link.hpp"
#include "net/loop.hpp"

namespace livechat::customer::net {

/// Told what the session has for the user. Always on the loop's thread.
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
};

/// Makes the links of a driver.
using link_factory = std::function<std::shared_ptr<link>(link_observer&)>;

/// The shell around one session: states facts with the loop's time, does the effects, keeps the one alarm set.
/// Thread rule: everything on the loop's thread.
class driver final {
 public:
  driver(loop& loop, core::session_settings settings, std::uint64_t seed, link_factory links,
         driver_observer& observer);
  ~driver();
  driver(const driver&) = delete;
  driver& operator=(const driver&) = delete;

  void connect_wanted(core::ticket call, machine::instant deadline);
  void request_submitted(core::ticket call, std::string action, std::string payload, machine::instant deadline,
                         std::optional<api_version> version = {});
  void call_cancelled(core::ticket call);
  void resume_wanted();
  void close_wanted(core::ticket call);

 private:
  class impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace livechat::customer::net
