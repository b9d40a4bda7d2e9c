// SPDX-License-Identifier: Apache-2.0
#include "client/program.hpp"

#include <utility>

namespace livechat::customer::inline v0::detail {

namespace {

class heard_store final : public token_store {
 public:
  heard_store(std::shared_ptr<program> gate, std::shared_ptr<token_store> store)
      : gate_(std::move(gate)), store_(std::move(store)) {}

  std::optional<entry> load(const std::string& organization_id) override {
    std::optional<entry> out;
    gate_->ask([&] { out = store_->load(organization_id); });
    return out;
  }
  void save(const std::string& organization_id, const entry& token) override {
    gate_->ask([&] { store_->save(organization_id, token); });
  }
  void forget(const std::string& organization_id) override {
    gate_->ask([&] { store_->forget(organization_id); });
  }

 private:
  std::shared_ptr<program> gate_;
  std::shared_ptr<token_store> store_;
};

void hear_log(const std::shared_ptr<program>& gate, config& settings) {
  if (!settings.log()) return;
  settings.log(
      [gate, handler = settings.log()](log_level level, std::string_view category, std::string_view text) {
        gate->ask([&] { handler(level, category, text); });
      },
      settings.least_log_level());
}

void hear_trace(const std::shared_ptr<program>& gate, config& settings) {
  if (!settings.trace()) return;
  settings.trace([gate, handler = settings.trace()](const trace_line& line) { gate->ask([&] { handler(line); }); },
                 settings.trace_detail());
}

void hear_tokens(const std::shared_ptr<program>& gate, config& settings) {
  if (settings.store()) settings.store(std::make_shared<heard_store>(gate, settings.store()));
  if (!settings.provider()) return;
  settings.provider([gate, provider = settings.provider()](const token_request& request, const token_reply& reply) {
    gate->ask([&] { provider(request, reply); });
  });
}

void hear_policy(const std::shared_ptr<program>& gate, config& settings) {
  if (!settings.on_loss()) return;
  settings.on_loss([gate, policy = settings.on_loss()](const loss_report& told) {
    std::optional<loss_decision> out;
    gate->ask([&] { out = policy(told); });
    return out;
  });
}

void hear_wishes(const std::shared_ptr<program>& gate, config& settings) {
  if (settings.asked_headers()) {
    settings.headers(header_provider([gate, asked = settings.asked_headers()] {
      std::vector<std::pair<std::string, std::string>> out;
      gate->ask([&] { out = asked(); });
      return out;
    }));
  }
  if (!settings.asked_login_data()) return;
  settings.login_data(login_provider([gate, asked = settings.asked_login_data()] {
    login out;
    gate->ask([&] { out = asked(); });
    return out;
  }));
}

}  // namespace

config program::heard_through(const std::shared_ptr<program>& gate, config settings) {
  hear_log(gate, settings);
  hear_trace(gate, settings);
  hear_tokens(gate, settings);
  hear_policy(gate, settings);
  hear_wishes(gate, settings);
  return settings;
}

void program::silence() {
  const std::lock_guard lock(mutex_);
  is_silent_ = true;
}

}  // namespace livechat::customer::inline v0::detail
