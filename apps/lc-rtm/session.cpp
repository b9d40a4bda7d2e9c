// SPDX-License-Identifier: Apache-2.0
#include "session.hpp"

#include <exception>
#include <sstream>

#include "console.hpp"
#include "failure.hpp"

namespace lc_rtm {

namespace {

namespace lc = livechat::customer;

lc::config prepared(lc::config settings, ui_loop& loop) {
  lc::login data = settings.login_data();
  data.application.emplace("lc-rtm", LIVECHAT_VERSION);
  settings.login_data(std::move(data));
  settings.post([&loop](lc::work job) { loop.post(std::move(job)); });
  return settings;
}

std::string words_of(const lc::state_change& change) {
  std::ostringstream words;
  words << change;
  return words.str();
}

std::exception_ptr failure_of_change(const lc::state_change& change) {
  // The reason may begin with the code's own words, which the error brings as well.
  const std::string own_words = change.code.message() + ": ";
  const bool is_twice = change.reason.starts_with(own_words);
  const lc::error why(change.code, lc::outcome::not_sent, change.reason.substr(is_twice ? own_words.size() : 0));
  return std::make_exception_ptr(failure_of(why));
}

}  // namespace

session::session(ui_loop& loop, lc::config settings) : loop_(loop), client_(prepared(std::move(settings), loop)) {
  client_.on_state(loop_.guarded([this](const lc::state_change& change) { state_changed(change); }));
  client_.on_error([](const lc::error& problem) { note(std::string("lc-rtm: ") + problem.what()); });
}

void session::connect() { login_ = await(client_.connect()); }

void session::state_changed(const lc::state_change& change) {
  // Somebody who has typed a wrong address wants to hear of it now, not after a row of tries.
  const bool is_first_try_over = !login_ && change.to == lc::link_state::waiting;
  // Before the login `connect` itself brings the error.
  const bool is_given_up = login_ && change.to == lc::link_state::paused;
  if (is_first_try_over || is_given_up) return loop_.fail(failure_of_change(change));
  if (change.to == lc::link_state::waiting) {
    is_down_ = true;
    return note("lc-rtm: " + words_of(change));
  }
  if (change.to == lc::link_state::live && std::exchange(is_down_, false)) note("lc-rtm: connected again");
}

void session::close() { await(client_.close()); }

}  // namespace lc_rtm
