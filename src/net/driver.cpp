// SPDX-License-Identifier: Apache-2.0
#include "net/driver.hpp"

#include <optional>
#include <utility>
#include <variant>

#include "net/alarm.hpp"
#include "net/process_gate.hpp"

namespace livechat::customer::net {

/// Every fact goes through `state`, and every effect of it is done before `state` returns.
class driver::impl final : public link_observer {
 public:
  impl(loop& loop, driver_settings settings, link_factory links, driver_observer& observer)
      : loop_(loop),
        session_(std::move(settings.session), settings.seed),
        links_(std::move(links)),
        observer_(observer),
        alarm_(loop),
        slept_(std::move(settings.slept)),
        slept_before_(slept_()) {}

  ~impl() override {
    if (is_gone_ != nullptr) *is_gone_ = true;
    leave_gate();
    alarm_.set(std::nullopt);
    retire_link();
  }
  impl(const impl&) = delete;
  impl& operator=(const impl&) = delete;

  /// `fact` takes the session and the instant.
  template <class Fact>
  void state(Fact fact) {
    look_at_unsent();
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
    observer_.text_passed(false, text);
    state([&](core::session& session, core::instant now) { session.text_received(now, link_id_, text); });
  }
  void binary_received() override {
    state([&](core::session& session, core::instant now) { session.binary_received(now, link_id_); });
  }
  void control_received() override {
    state([&](core::session& session, core::instant now) { session.control_received(now, link_id_); });
  }
  void pong_received() override {
    state([&](core::session& session, core::instant now) { session.pong_received(now, link_id_); });
  }
  void part_received(std::size_t so_far) override {
    state([&](core::session& session, core::instant now) { session.part_received(now, link_id_, so_far); });
  }
  void text_written() override {
    state([&](core::session& session, core::instant now) { session.text_written(now, link_id_); });
  }
  void link_closed(std::error_code code, std::string detail,
                   std::optional<std::chrono::seconds> asked_to_wait) override {
    look_at_unsent();
    retire_link();
    if (has_slept()) return;
    state([&](core::session& session, core::instant now) {
      session.link_closed(now, link_id_, code, std::move(detail), asked_to_wait);
    });
  }

  [[nodiscard]] const core::session& session() const noexcept { return session_; }

 private:
  // A fact that is stated while an effect is being done (the observer calls back) adds its effects to the queue, and
  // the loop that is running does them: in order, and without recursion. The observer may also destroy the driver.
  void do_effects() {
    if (is_gone_ != nullptr) return;
    bool is_gone = false;
    is_gone_ = &is_gone;
    reset_at_end const reset{*this, is_gone};
    while (auto effect = session_.next_effect()) {
      do_effect(*effect);
      if (is_gone) return;
    }
    set_alarm();
  }

  // When memory runs out in one, the others are done all the same: what was lost is ended by its deadline.
  void do_effect(core::effect& effect) {
    try {
      std::visit([this](auto& what) { act(std::move(what)); }, effect);
    } catch (...) {
    }
  }

  // Also when memory runs out in between: the next fact must find the driver able to go on.
  struct reset_at_end {
    impl& self;
    const bool& is_gone;
    ~reset_at_end() {
      if (!is_gone) self.is_gone_ = nullptr;
    }
  };

  void act(core::enter_gate what) {
    leave_gate();
    auto const opened = [this, link = what.link] {
      look_at_gate_.reset();
      is_let_in_ = true;
      state([&](core::session& session, core::instant now) { session.gate_opened(now, link); });
    };
    auto const look_at = [this](core::instant when) {
      look_at_gate_ = core::earlier(look_at_gate_, when);
      set_alarm();
    };
    is_let_in_ = false;
    look_at_gate_ = loop_.now() + core::limits::gate_looks_every;
    pass_ = process_gate::instance().enter(loop_, opened, look_at);
  }
  void act(core::leave_gate) { leave_gate(); }
  void act(core::fetch_token what) { observer_.token_wanted(what); }
  void act(core::forget_token) { observer_.token_forgotten(); }
  void act(core::ask_login_data what) {
    auto data = observer_.login_data_wanted();
    session_.login_prepared(loop_.now(), what.link, std::move(data));
  }
  void act(const core::open_link& what) {
    retire_link();
    link_id_ = what.link;
    try {
      link_ = links_(what, *this);
    } catch (const error& no) {
      return failed_to_begin(no);
    } catch (const std::exception& no) {
      return failed_to_begin({client_errc::handler_failed, outcome::not_sent, no.what()});
    } catch (...) {
      return failed_to_begin({client_errc::handler_failed, outcome::not_sent});
    }
    link_->open();
  }
  // The program's own headers cannot be had, or are none.
  void failed_to_begin(const error& no) {
    observer_.complained({no});
    session_.link_closed(loop_.now(), link_id_, no.code(), no.detail());
  }
  void act(core::stop_reading what) {
    if (is_current(what.link)) link_->stop_reading();
  }
  void act(core::go_on_reading what) {
    if (is_current(what.link)) link_->go_on_reading();
  }
  void act(core::shed_pushes) { observer_.pushes_shed(); }
  void act(core::try_next_address what) {
    if (is_current(what.link)) link_->try_next_address();
  }
  void act(core::send_text what) {
    if (!is_current(what.link)) return;
    observer_.text_passed(true, what.text);
    try {
      if (link_->send_text(std::move(what.text))) session_.text_written(loop_.now(), what.link);
    } catch (...) {  // memory ran out: the session would wait for ever for news of this text
      link_->abort();
    }
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

  void look_at_unsent() {
    if (link_) session_.texts_unsent(link_id_, link_->unsent());
  }

  [[nodiscard]] bool is_current(core::link_id id) const noexcept { return link_ && link_id_ == id; }

  void leave_gate() {
    look_at_gate_.reset();
    if (auto const pass = std::exchange(pass_, std::nullopt)) process_gate::instance().leave(*pass, loop_.now());
  }

  // True: the machine has slept, and the session was told instead.
  bool has_slept() {
    auto const so_far = slept_();
    auto const how_long = so_far - std::exchange(slept_before_, so_far);
    if (how_long < core::limits::sleep_least) return false;
    state([&](core::session& session, core::instant now) { session.machine_slept(now, how_long); });
    return true;
  }

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
    auto const next = core::earlier(session_.next_deadline(), look_at_gate_);
    if (!next || (alarm_at_ && *alarm_at_ <= *next)) return;
    alarm_at_.reset();
    alarm_.set(next, [this] { alarm_expired(); });
    alarm_at_ = next;
  }

  void alarm_expired() {
    alarm_at_.reset();
    if (has_slept()) return;
    auto const now = loop_.now();
    if (look_at_gate_ && *look_at_gate_ <= now) {
      look_at_gate_.reset();
      process_gate::instance().look(now);
      // Whoever is to look may be on a loop that stands still.
      if (pass_ && !is_let_in_) look_at_gate_ = now + core::limits::gate_looks_every;
    }
    auto const next = session_.next_deadline();
    if (!next || *next > now) return set_alarm();
    state([](core::session& session, core::instant at) { session.deadline_reached(at); });
  }

  loop& loop_;
  core::session session_;
  link_factory links_;
  driver_observer& observer_;
  std::shared_ptr<link> link_;
  core::link_id link_id_{};
  std::optional<core::gate_pass> pass_;
  bool is_let_in_ = false;
  std::optional<core::instant> look_at_gate_;  // when somebody is to be let in, and we are the one to see to it
  alarm alarm_;
  std::optional<core::instant> alarm_at_;
  std::function<machine::duration()> slept_;
  machine::duration slept_before_;
  bool* is_gone_ = nullptr;  // set while effects are being done
};

driver::driver(loop& loop, driver_settings settings, link_factory links, driver_observer& observer)
    : impl_(std::make_unique<impl>(loop, std::move(settings), std::move(links), observer)) {}

driver::~driver() = default;

void driver::connect_wanted(core::ticket call, machine::instant deadline) {
  impl_->state([&](core::session& session, core::instant now) { session.connect_wanted(now, call, deadline); });
}

void driver::request_submitted(core::request what) {
  impl_->state([&](core::session& session, core::instant now) { session.request_submitted(now, std::move(what)); });
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

void driver::network_changed() {
  impl_->state([](core::session& session, core::instant now) { session.network_changed(now); });
}

void driver::pushes_piled_up() {
  impl_->state([](core::session& session, core::instant now) { session.pushes_piled_up(now); });
}

void driver::pushes_taken() {
  impl_->state([](core::session& session, core::instant now) { session.pushes_taken(now); });
}

bool driver::token_came(core::fetch_id fetch, access_token token) {
  bool is_taken = false;
  impl_->state(
      [&](core::session& session, core::instant now) { is_taken = session.token_came(now, fetch, std::move(token)); });
  return is_taken;
}

void driver::token_failed(core::fetch_id fetch, const error& why) {
  impl_->state([&](core::session& session, core::instant now) { session.token_failed(now, fetch, why); });
}

client_metrics driver::metrics() const { return impl_->session().metrics(); }

}  // namespace livechat::customer::net
