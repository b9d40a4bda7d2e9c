// SPDX-License-Identifier: Apache-2.0
#include "support/day.hpp"

#include <livechat/customer/requests/deactivate_chat.hpp>
#include <livechat/customer/requests/get_chat.hpp>
#include <livechat/customer/requests/start_chat.hpp>
#include <optional>

#include "wire/decode.hpp"
#include "wire/encode.hpp"

namespace livechat::simulation {

namespace {

using namespace std::chrono_literals;

simulation_settings world_of(const day_settings& settings) {
  simulation_settings out;
  out.seed = settings.seed;
  out.keeps_trace = settings.keeps_trace;
  out.network.refused_percent = 25;
  out.network.unanswered_percent = 3;
  return out;
}

/// A customer who does one of a few things whenever the time has come.
class customer_at_work {
 public:
  customer_at_work(simulation& world, std::uint64_t seed) : world_(world), chance_(seed) {}

  void act() {
    look_at_answer();
    if (waits_) return;
    if (chat_id_.empty()) return begin();
    const auto what = chance_.below(20);
    if (what == 0) return end();
    if (what == 1) return read();
    const auto call = world_.send_message(chat_id_, "How is it going?");
    if (what == 2) world_.cancel(call);
  }

 private:
  void begin() { waits_ = world_.request("start_chat", "{}"); }

  void read() { static_cast<void>(world_.request("get_chat", customer::wire::encode(customer::get_chat(chat_id_)))); }

  void end() {
    static_cast<void>(world_.request("deactivate_chat", customer::wire::encode(customer::deactivate_chat(chat_id_))));
    chat_id_.clear();
  }

  /// A chat whose start has an unknown outcome is found on the server: there is only one that is open.
  void look_at_answer() {
    if (!waits_) return;
    const auto* end = world_.ended(*waits_);
    if (end == nullptr) return;
    waits_.reset();
    for (const auto& [id, chat] : world_.service().state().chats()) {
      if (chat.is_active()) chat_id_ = id;
    }
  }

  simulation& world_;
  machine::random chance_;
  std::optional<ticket> waits_;
  std::string chat_id_;
};

void count_outcomes(const simulation& world, day_report& into) {
  for (const auto& [call, end] : world.endings()) {
    if (end.value) {
      ++into.succeeded;
      continue;
    }
    switch (end.value.error().outcome()) {
      case customer::outcome::not_sent:
        ++into.not_sent;
        break;
      case customer::outcome::rejected:
        ++into.rejected;
        break;
      case customer::outcome::unknown:
        ++into.unknown;
        break;
    }
  }
}

}  // namespace

day_report run_day(const day_settings& settings) {
  simulation world(world_of(settings));
  machine::random plan(settings.seed ^ 0xDA7U);
  customer_at_work customer(world, settings.seed ^ 0xC0FFEEU);
  const auto length = static_cast<std::uint64_t>(duration(settings.length).count());
  for (std::size_t i = 0; i < settings.messages; ++i) {
    world.at({static_cast<std::int64_t>(plan.below(length))}, [&customer] { customer.act(); });
  }
  for (std::size_t i = 0; i < settings.cuts; ++i) {
    world.at({static_cast<std::int64_t>(plan.below(length))}, [&world] { world.cut(); });
  }
  static_cast<void>(world.connect());
  world.run_until({static_cast<std::int64_t>(length)});

  day_report out;
  out.broken = world.finish();
  out.hash = world.events().hash();
  out.trace = world.events().text();
  out.counted = world.counted();
  count_outcomes(world, out);
  return out;
}

}  // namespace livechat::simulation
