// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/token.hpp>
#include <map>
#include <mutex>

namespace livechat::customer::inline v0 {

namespace {

class memory_store final : public token_store {
 public:
  std::optional<entry> load(const std::string& organization_id) override {
    const std::lock_guard lock(mutex_);
    const auto found = tokens_.find(organization_id);
    if (found == tokens_.end()) return std::nullopt;
    return found->second;
  }

  void save(const std::string& organization_id, const entry& token) override {
    const std::lock_guard lock(mutex_);
    tokens_[organization_id] = token;
  }

  void forget(const std::string& organization_id) override {
    const std::lock_guard lock(mutex_);
    tokens_.erase(organization_id);
  }

 private:
  std::mutex mutex_;
  std::map<std::string, entry> tokens_;
};

}  // namespace

std::shared_ptr<token_store> token_store_in_memory() { return std::make_shared<memory_store>(); }

}  // namespace livechat::customer::inline v0
