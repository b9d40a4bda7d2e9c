// SPDX-License-Identifier: Apache-2.0
#include "support/simulation.hpp"

#include <algorithm>
#include <livechat/customer/pushes/incoming_event.hpp>
#include <livechat/customer/requests/send_event.hpp>
#include <utility>

#include "wire/decode.hpp"
#include "wire/encode.hpp"

namespace livechat::simulation {

namespace core = customer::core;
namespace server = emulator::core;

namespace {

core::session_settings session_settings_for(server::service& service) {
  core::session_settings out;
  out.login = customer::login(customer::secret(service.issue_token()));
  return out;
}

server::service_settings with_seed(server::service_settings settings, std::uint64_t seed) {
  settings.seed = seed;
  return settings;
}

std::string number(std::uint64_t value) { return "#" + std::to_string(value); }

template <class Id>
std::string number_of(Id id) {
  return number(static_cast<std::uint64_t>(id));
}

}  // namespace

simulation::simulation(simulation_settings settings)
    : settings_(std::move(settings)),
      network_(settings_.network, settings_.seed),
      service_(with_seed(settings_.service, settings_.seed)),
      session_(session_settings_for(service_), settings_.seed),
      trace_(settings_.keeps_trace) {}

// --- What the user does --------------------------------------------------------------------------------------------

ticket simulation::new_call(std::string action, std::string custom_id) {
  const auto call = ticket(++tickets_);
  note("call " + action + " " + number_of(call));
  calls_.emplace(call, made{std::move(action), std::move(custom_id)});
  ++counters_.calls;
  return call;
}

ticket simulation::connect(duration deadline) {
  const auto call = new_call("connect", {});
  session_.connect_wanted(now_, call, now_ + deadline);
  drain();
  return call;
}

ticket simulation::request(std::string action, std::string payload, duration deadline) {
  const auto call = new_call(action, {});
  session_.request_submitted(now_, {call, std::move(action), std::move(payload), now_ + deadline});
  drain();
  return call;
}

ticket simulation::send_message(std::string_view chat_id, std::string_view text, duration deadline) {
  customer::message words{std::string(text)};
  words.custom_id = "sim-" + std::to_string(tickets_ + 1);
  const auto call = new_call("send_event", words.custom_id);
  auto payload = customer::wire::encode(customer::send_event(std::string(chat_id), std::move(words)));
  session_.request_submitted(now_, {call, "send_event", std::move(payload), now_ + deadline});
  drain();
  return call;
}

void simulation::cancel(ticket call) {
  note("cancel " + number_of(call));
  session_.call_cancelled(now_, call);
  drain();
}

void simulation::close() {
  const auto call = new_call("close", {});
  session_.close_wanted(now_, call);
  drain();
}

void simulation::resume() {
  session_.resume_wanted(now_);
  drain();
}

void simulation::cut(std::optional<bool> is_silent) {
  if (links_open_.empty()) return;
  const auto link = *links_open_.rbegin();
  note("cut " + number_of(link));
  ++counters_.cuts;
  if (is_silent) return network_.cut(now_, link, *is_silent);
  network_.cut(now_, link);
}

void simulation::deafen(deaf_end who) {
  if (links_open_.empty()) return;
  note("deaf " + number_of(*links_open_.rbegin()));
  network_.deafen(*links_open_.rbegin(), who);
}

void simulation::at(instant when, std::function<void()> act) {
  acts_.emplace(std::pair(when, ++sequence_), std::move(act));
}

// --- Time ----------------------------------------------------------------------------------------------------------

std::optional<instant> simulation::next() const {
  auto first = core::earlier(session_.next_deadline(), service_.next_deadline());
  first = core::earlier(first, network_.next());
  if (!acts_.empty()) first = core::earlier(first, acts_.begin()->first.first);
  return first;
}

void simulation::run_until(instant when) {
  while (true) {
    const auto upcoming = next();
    if (!upcoming || *upcoming > when) break;
    now_ = std::max(now_, *upcoming);
    step();
  }
  now_ = when;
}

const ending* simulation::run_until_ended(ticket call) {
  const instant limit = now_ + std::chrono::hours(1);
  while (!endings_.contains(call)) {
    const auto upcoming = next();
    if (!upcoming || *upcoming > limit) return nullptr;
    now_ = std::max(now_, *upcoming);
    step();
  }
  return ended(call);
}

void simulation::step() {
  if (!acts_.empty() && acts_.begin()->first.first <= now_) {
    const auto act = acts_.extract(acts_.begin());
    act.mapped()();
  } else if (const auto arrives = network_.next(); arrives && *arrives <= now_) {
    auto [link, what] = network_.take();
    arrived(link, std::move(what));
  } else if (const auto due = session_.next_deadline(); due && *due <= now_) {
    session_.deadline_reached(now_);
    const auto left = session_.next_deadline();
    if (left && *left <= now_) break_rule("the session leaves a deadline that has come");
  } else {
    service_.deadline_reached(now_);
    const auto left = service_.next_deadline();
    if (left && *left <= now_) break_rule("the service leaves a deadline that has come");
  }
  drain();
  ++steps_;
  check_step();
  if (after_step_) after_step_(steps_);
}

// --- Between the two -----------------------------------------------------------------------------------------------

server::connection_id simulation::connection_of(link_id link) {
  return server::connection_id(static_cast<std::uint64_t>(link));
}

void simulation::arrived(link_id link, arrival what) {
  const auto connection = connection_of(link);
  if (const auto* answer = std::get_if<connect_answered>(&what)) {
    if (!links_open_.contains(link)) return;
    if (!answer->is_accepted) {
      links_open_.erase(link);
      return session_.link_closed(now_, link, customer::network_errc::connect_refused, {});
    }
    service_.connection_opened(now_, connection, {"3.6", service_.organization_id()});
    return session_.link_opened(now_, link);
  }
  if (auto* sent = std::get_if<text_at_server>(&what)) return service_.text_received(now_, connection, sent->text);
  if (auto* sent = std::get_if<text_at_client>(&what)) return session_.text_received(now_, link, sent->text);
  if (std::holds_alternative<ping_at_server>(what)) {
    service_.control_received(now_, connection);
    return network_.to_client(now_, link, pong_at_client{});
  }
  if (std::holds_alternative<pong_at_client>(what)) return session_.pong_received(now_, link);
  if (std::holds_alternative<write_done>(what)) return session_.text_written(now_, link);
  if (std::holds_alternative<end_at_server>(what)) return service_.connection_closed(now_, connection);
  links_open_.erase(link);
  session_.link_closed(now_, link, customer::network_errc::reset, {});
}

void simulation::drain() {
  drain_client();
  drain_server();
}

void simulation::drain_client() {
  while (auto what = session_.next_effect()) perform(std::move(*what));
}

void simulation::drain_server() {
  while (const auto what = service_.next_effect()) {
    if (const auto* text = std::get_if<server::send_text>(&*what)) {
      note("server " + text->text);
      network_.to_client(now_, link_id(static_cast<std::uint64_t>(text->connection)), text_at_client{text->text});
    }
    if (const auto* close = std::get_if<server::close_connection>(&*what)) {
      note("server closes " + number_of(close->connection) + " " + close->reason);
      const auto link = link_id(static_cast<std::uint64_t>(close->connection));
      network_.to_client(now_, link, end_at_client{});
    }
  }
}

void simulation::perform(core::effect what) {
  // One client alone: the gate of its process is open.
  if (const auto* gate = std::get_if<core::enter_gate>(&what)) return session_.gate_opened(now_, gate->link);
  if (const auto* open = std::get_if<core::open_link>(&what)) {
    note("open " + number_of(open->link));
    if (!links_open_.empty()) break_rule("a second link is opened");
    links_open_.insert(open->link);
    return network_.connect(now_, open->link);
  }
  if (auto* text = std::get_if<core::send_text>(&what)) {
    ++counters_.texts;
    const bool is_login = text->text.find("\"action\":\"login\"") != std::string::npos;
    if (is_login) ++counters_.logins;
    note(is_login ? std::string("send login") : "send " + text->text);
    if (was_stopped_) break_rule("something is sent after the end");
    network_.to_client(now_, text->link, write_done{});
    return network_.to_server(now_, text->link, text_at_server{std::move(text->text)});
  }
  if (const auto* ping = std::get_if<core::send_ping>(&what)) {
    ++counters_.pings;
    note("ping");
    return network_.to_server(now_, ping->link, ping_at_server{});
  }
  if (const auto* close = std::get_if<core::close_link>(&what)) {
    note("close " + number_of(close->link));
    links_open_.erase(close->link);
    network_.close(now_, close->link);
    if (close->kind == core::close_kind::graceful) session_.link_closed(now_, close->link, {}, {});
    return;
  }
  if (auto* done = std::get_if<core::complete>(&what)) {
    const auto found = calls_.find(done->call);
    if (found == calls_.end()) return break_rule("a call ends that was not made");
    note("end " + number_of(done->call) + (done->value ? " ok" : " " + std::string(done->value.error().what())));
    const auto [place, is_first] =
        endings_.emplace(done->call, ending{found->second.action, found->second.custom_id, std::move(done->value)});
    if (!is_first) break_rule("a call ends twice: " + place->second.action);
    return;
  }
  if (const auto* push = std::get_if<core::deliver>(&what)) return check_pushes(*push);
  if (const auto* state = std::get_if<core::report>(&what)) {
    note("state " + std::string(customer::to_string(state->change.to)) + " " + state->change.reason);
    was_stopped_ = state->change.to == customer::link_state::stopped;
  }
}

// --- What must hold ------------------------------------------------------------------------------------------------

void simulation::break_rule(std::string what) {
  note("BROKEN " + what);
  if (broken_.size() < 20) broken_.push_back(std::move(what));
}

void simulation::check_step() {
  if (links_open_.size() > 1) break_rule("more than one link");
  if (service_.pending_requests() > 10) break_rule("more than 10 requests pending");
  if (session_.calls_open() + endings_.size() != calls_.size()) break_rule("a call is neither open nor ended");
}

void simulation::check_pushes(const core::deliver& what) {
  const std::string action(what.push.action());
  note("push " + action);
  ++pushes_[action];
  if (was_stopped_) break_rule("a push is delivered after the end");
  if (action != "incoming_event") return;
  const auto* event = what.push.as<customer::incoming_event>();
  if (event == nullptr) return break_rule("an incoming_event that cannot be read");
  if (!events_seen_.insert(event->event.id()).second) break_rule("an event is delivered twice");
}

std::size_t simulation::pushes(std::string_view action) const {
  const auto found = pushes_.find(action);
  return found == pushes_.end() ? 0 : found->second;
}

const ending* simulation::ended(ticket call) const {
  const auto found = endings_.find(call);
  return found == endings_.end() ? nullptr : &found->second;
}

std::size_t simulation::copies_on_server(std::string_view custom_id) const {
  std::size_t copies = 0;
  for (const auto& [id, chat] : service_.state().chats()) {
    for (const auto& thread : chat.threads) {
      copies +=
          static_cast<std::size_t>(std::count_if(thread.events.begin(), thread.events.end(), [&](const auto& event) {
            return event.header().custom_id == custom_id;
          }));
    }
  }
  return copies;
}

/// An outcome is a promise: what is "not sent" or "rejected" is not on the server, what succeeded is there once.
void simulation::check_outcomes() {
  for (const auto& [call, end] : endings_) {
    const bool was_refused_for_pending =
        !end.value && end.value.error().code() == customer::server_errc::pending_requests_limit_reached;
    if (was_refused_for_pending) break_rule("the server had too many requests pending");
    if (end.custom_id.empty()) continue;
    const std::size_t copies = copies_on_server(end.custom_id);
    if (end.value && copies != 1) break_rule("sent, yet on the server " + std::to_string(copies) + " times");
    if (!end.value && end.value.error().outcome() != customer::outcome::unknown && copies != 0) {
      break_rule("said to be not done, yet done");
    }
    if (copies > 1) break_rule("on the server more than once");
  }
}

const std::vector<std::string>& simulation::finish() {
  acts_.clear();
  after_step_ = nullptr;
  if (session_.state() != customer::link_state::stopped) close();
  run_until(now_ + std::chrono::minutes(2));
  if (session_.calls_open() != 0) break_rule("calls are open after the end");
  if (session_.next_deadline()) break_rule("a timer is set after the end");
  if (!links_open_.empty()) break_rule("a link is open after the end");
  check_outcomes();
  return broken_;
}

}  // namespace livechat::simulation
