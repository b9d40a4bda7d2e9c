// SPDX-License-Identifier: Apache-2.0
// Random facts, also impossible ones: whatever comes, every call ends exactly once, and the rules of the harness hold.
#include <array>

#include "core/limits.hpp"
#include "machine/random.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;
using machine_random = livechat::machine::random;

constexpr std::array some_reasons = {
    "internal_error",         "connection_evicted",          "license_expired", "a_new_reason", "access_token_expired",
    "misdirected_connection", "customer_temporarily_blocked"};
constexpr std::array some_regions = {"fra", "dal", "eu", "no region"};
constexpr std::array types = {"validation", "internal",        "authentication",    "service_unavailable",
                              "strange",    "customer_banned", "too_many_requests", "pending_requests_limit_reached"};
constexpr std::array codes = {network_errc::reset, network_errc::closed, network_errc::connect_refused,
                              network_errc::message_too_big};

/// A user and a service without manners.
class chaos {
 public:
  chaos(session_script& script, std::uint64_t seed) : script_(script), random_(seed) {}

  /// Returns the trace of all effects.
  std::string run(int steps) {
    for (int i = 0; i < steps; ++i) {
      step();
      for (auto& line : script_.forget()) trace_ += line + "\n";
      check_bounds();
    }
    return std::move(trace_);
  }

 private:
  template <class Values>
  const auto& one_of(const Values& values) {
    return values[random_.below(values.size())];
  }

  std::string some_id() {
    const auto link = static_cast<std::uint64_t>(script_.link());
    if (random_.below(4) == 0) return script_.login_id();
    return std::to_string(random_.below(8) == 0 ? link - 1 : link) + "-" + std::to_string(1 + random_.below(60));
  }

  void step() {
    switch (random_.below(32)) {
      case 0:
        script_.connect(some_time());
        break;
      case 1:
      case 2:
      case 3:
      case 4:
        request();
        break;
      case 5:
        script_.cancel(static_cast<ticket>(random_.below(script_.calls_made() + 2)));
        break;
      case 6:
        script_.resume();
        break;
      case 7:
        if (random_.below(40) == 0) script_.close();
        break;
      case 8:
        script_.progressed(static_cast<link_phase>(random_.below(4)));
        break;
      case 9:
      case 10:
        script_.opened();
        break;
      case 11:
      case 12:
        script_.log_in();
        break;
      case 13:
      case 14:
      case 15:
        script_.answer(some_id());
        break;
      case 16:
        script_.refuse(some_id(), one_of(types));
        break;
      case 17:
        script_.push("incoming_event");
        break;
      case 18:
        if (random_.below(3) == 0) disconnect();
        break;
      case 19:
        nonsense();
        break;
      case 20:
        if (static_cast<std::uint64_t>(script_.link()) != 0 && random_.below(3) == 0)
          script_.closed(one_of(codes), "detail");
        break;
      case 21:
        script_.written();
        break;
      case 22:
        script_.control();
        break;
      case 23:
      case 24:
        token();
        break;
      case 25:
        script_.slept(some_time());
        has_slept_ = true;
        break;
      case 26:
        script_.network_changed();
        break;
      case 27:
        random_.below(2) == 0 ? script_.piled_up() : script_.taken();
        break;
      case 28:
        script_.gate_opened();
        break;
      case 29:
        script_.login_prepared(livechat::customer::login());
        break;
      default:
        script_.advance(some_time() / 4);
        break;
    }
  }

  void request() {
    const std::string chat = R"({"chat_id":"C)" + std::to_string(random_.below(3)) + "\"}";
    core::request what{script_.new_call(), "send_event", chat, script_.now() + some_time()};
    if (random_.below(5) == 0) what.action = "ping";
    if (random_.below(5) == 0) what.action = "send_sneak_peek";
    what.waits_for_link = random_.below(4) != 0;
    what.may_be_repeated = random_.below(4) != 0;
    script_.submit(std::move(what));
  }

  void disconnect() {
    script_.disconnect(one_of(some_reasons), R"({"region":")" + std::string(one_of(some_regions)) + "\"}");
  }

  void token() {
    if (random_.below(4) == 0) {
      return script_.token_failed(error(client_errc::token_unavailable, outcome::not_sent));
    }
    access_token what = secret(std::string(test::canary));
    if (random_.below(2) == 0) what.expires_in = std::chrono::seconds(random_.below(60));
    script_.token_came(std::move(what));
  }

  void nonsense() {
    switch (random_.below(5)) {
      case 0:
        script_.text("{\"type\":");
        break;
      case 1:
        script_.binary();
        break;
      case 2:
        script_.text(R"({"error":{"type":"validation"}})");
        break;
      case 3:
        script_.text(R"({"type":"response"})");
        break;
      default:
        script_.push("customer_side_storage_updated", R"({"customer_side_storage":{"n":"1"}})");
        break;
    }
  }

  duration some_time() {
    if (random_.below(10) == 0) return 0s;
    return random_.between(1ms, random_.below(4) == 0 ? duration(60s) : duration(4s));
  }

  void check_bounds() {
    CHECK(script_.open_calls() == script_.session().calls_open());
    const auto next = script_.session().next_deadline();
    // What was due while the machine slept is due at once.
    CHECK((!next || *next >= script_.now() || script_.open_calls() != 0 || has_slept_));
  }

  session_script& script_;
  machine_random random_;
  std::string trace_;
  bool has_slept_ = false;
};

struct trace {
  std::string text;
  std::size_t calls = 0;
};

trace run(std::uint64_t seed, bool writes_at_once = true) {
  auto settings = session_script::options();
  settings.seed = seed;
  settings.writes_at_once = writes_at_once;
  settings.answers_pings = seed % 2 == 0;
  settings.opens_gate = seed % 5 != 0;
  if (seed % 4 == 1) settings.settings = session_script::provider_settings();
  settings.settings.asks_for_login_data = seed % 7 == 0;
  settings.settings.recovery.most_attempts = seed % 11 == 0 ? 4 : 0;
  session_script script(settings);
  trace out;
  out.text = chaos(script, seed).run(250);
  script.close();
  script.advance(limits::close);
  out.calls = script.calls_made();
  CHECK(script.calls_ended() == script.calls_made());
  CHECK(script.session().calls_open() == 0);
  CHECK_FALSE(script.session().next_deadline().has_value());
  for (const auto& [action, count] : script.metrics().actions) {
    CHECK(count.sent == count.answered + count.refused + count.lost);
    CHECK(count.repeated <= count.refused);
  }
  script.forget();
  return out;
}

}  // namespace

TEST_CASE("every call ends exactly once whatever happens") {
  std::size_t calls = 0;
  std::size_t lives = 0;
  std::size_t answers = 0;
  std::size_t tokens = 0;
  std::size_t stops = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const auto [text, made] = run(seed, seed % 3 != 0);
    calls += made;
    lives += text.find("report live") != std::string::npos ? 1 : 0;
    answers += text.find(": {}") != std::string::npos ? 1 : 0;
    tokens += text.find("fetch_token 2") != std::string::npos ? 1 : 0;
    stops += text.find("go_on_reading") != std::string::npos ? 1 : 0;
  }
  // The test must not become empty unnoticed.
  CHECK(calls > 10'000);
  CHECK(lives > 300);
  CHECK(answers > 200);
  CHECK(tokens > 30);
  CHECK(stops > 100);
}

TEST_CASE("the same facts and seed give the same effects") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    CHECK(run(seed).text == run(seed).text);
  }
}

TEST_CASE("another seed gives other waits") { CHECK(run(1).text != run(2).text); }
