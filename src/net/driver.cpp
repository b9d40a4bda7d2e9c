// SPDX-License-Identifier: Apache-2.0
#include "net/driver.hpp"

#include <optional>
#include <utility>
#include <variant>

namespace livechat::customer::net {

/// Every fact goes through `state`, and every effect of it is done before `state` returns.
class driver::impl final : public link_observer {
 public:
  impl(loop& loop, core::session_settings settings, std::uint64_t seed, link_factory links, driver_observer& observer)
      : loop_(loop), session_(std::move(settings), seed), links_(std::move(links)), observer_(observer) {}

  ~impl() override {
    if (is_gone_ != nullptr) *is_gone_ = true;
    loop_.set_alarm(std::nullopt, {});
    retire_link();
  }
  impl(const impl&) = delete;
  impl& operator=(const impl&) = delete;

  /// `fact` takes the session and the instant.
  template <class Fact>
  void state(Fact fact) {
    fact(session_, loop_.now());
    do_effects();
  }

  void link_progressed(core::link_phase phase) override {
    state([&](core::session& session, core::instant now) { session.link_progressed(now, link_id_, phase); });
  }
  void link_opened() override {
    state([&](core::session& session, core::instant now) { session.link_opened(now, link_id_); });
  }
  void text_received(std::string_view text) override {
    state([&](core::session& session, core::instant now) { session.text_received(now, link_id_, text); });
  }
  void binary_received() override {
    state([&](core::session& session, core::instant now) { session.binary_received(now, link_id_); });
  }
  void control_received() override {
    state([&](core::session& session, core::instant now) { session.control_received(now, link_id_); });
  }
  void text_written() override {
    state([&](core::session& session, core::instant now) { session.text_written(now, link_id_); });
  }
  void link_closed(std::error_code code, std::string detail) override {
    retire_link();
    state([&](core::session& session, core::instant now) {
      session.link_closed(now, link_id_, code, std::move(detail));
    });
  }

 private:
  // A fact that is stated while an effect is being done (the observer calls back) adds its effects to the queue, and
  // the loop that is running does them: in order, and without recursion. The observer may also destroy the driver.
  void do_effects() {
    if (is_gone_ != nullptr) return;
    bool is_gone = false;
    is_gone_ = &is_gone;
    reset_at_end const reset{*this, is_gone};
    while (auto effect = session_.next_effect()) {
      std::visit([this](auto& what) { act(std::move(what)); }, *effect);
      if (is_gone) return;
    }
    set_alarm();
  }

  // Also when memory runs out in an effect: the next fact must find the driver able to go on.
  struct reset_at_end {
    impl& self;
    const bool& is_gone;
    ~reset_at_end() {
      if (!is_gone) self.is_gone_ = nullptr;
    }
  };

  void act(core::open_link what) {
    retire_link();
    link_id_ = what.link;
    link_ = links_(*this);
    link_->open();
  }
  void act(core::try_next_address what) {
    if (is_current(what.link)) link_->try_next_address();
  }
  void act(core::send_text what) {
    if (is_current(what.link)) link_->send_text(std::move(what.text));
  }
  void act(core::send_ping what) {
    if (is_current(what.link)) link_->send_ping();
  }
  void act(core::close_link what) {
    if (!is_current(what.link)) return;
    if (what.kind == core::close_kind::graceful) return link_->close();
    link_->abort();
  }
  void act(core::complete what) { observer_.completed(std::move(what)); }
  void act(core::deliver what) { observer_.delivered(std::move(what)); }
  void act(core::report what) { observer_.reported(std::move(what)); }
  void act(core::complain what) { observer_.complained(std::move(what)); }
  void act(core::log_line what) { observer_.logged(std::move(what)); }

  [[nodiscard]] bool is_current(core::link_id id) const noexcept { return link_ && link_id_ == id; }

  // The link may be the caller: it is let go of when its call has returned.
  void retire_link() {
    if (!link_) return;
    link_->detach();
    loop_.post([old = std::move(link_)] {});
    link_ = nullptr;
  }

  // Deadlines mostly move away, with every frame. An alarm that is early costs one look; setting it anew each time
  // would cost more.
  void set_alarm() {
    auto const next = session_.next_deadline();
    if (!next || (alarm_ && *alarm_ <= *next)) return;
    alarm_ = next;
    loop_.set_alarm(next, [this] { alarm_expired(); });
  }

  void alarm_expired() {
    alarm_.reset();
    auto const next = session_.next_deadline();
    if (!next || *next > loop_.now()) return set_alarm();
    state([](core::session& session, core::instant now) { session.deadline_reached(now); });
  }

  loop& loop_;
  core::session session_;
  link_factory links_;
  driver_observer& observer_;
  std::shared_ptr<link> link_;
  core::link_id link_id_{};
  std::optional<core::instant> alarm_;
  bool* is_gone_ = nullptr;  // set while effects are being done
};

driver::driver(loop& loop, core::session_settings settings, std::uint64_t seed, link_factory links,
               driver_observer& observer)
    : impl_(std::make_unique<impl>(loop, std::move(settings), seed, std::move(links), observer)) {}

driver::~driver() = default;

void driver::connect_wanted(core::ticket call, machine::instant deadline) {
  impl_->state([&](core::session& session, core::instant now) { session.connect_wanted(now, call, deadline); });
}

void driver::request_submitted(core::ticket call, std::string action, std::string payload, machine::instant deadline,
                               std::optional<api_version> version) {
  impl_->state([&](core::session& session, core::instant now) {
    session.request_submitted(now, call, std::move(action), std::move(payload), deadline, version);
  });
}

void driver::call_cancelled(core::ticket call) {
  impl_->state([&](core::session& session, core::instant now) { session.call_cancelled(now, call); });
}

void driver::resume_wanted() {
  impl_->state([](core::session& session, core::instant now) { session.resume_wanted(now); });
}

void driver::close_wanted(core::ticket call) {
  impl_->state([&](core::session& session, core::instant now) { session.close_wanted(now, call); });
}

}  // namespace livechat::customer::net
