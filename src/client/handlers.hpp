// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <livechat/customer/client.hpp>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0::detail {

/// The handlers for one kind of news. Called in the order in which they were set; each may add or remove handlers.
template <class News>
class handlers : public std::enable_shared_from_this<handlers<News>> {
 public:
  using handler = std::function<void(const News&)>;

  [[nodiscard]] subscription add(handler function) {
    auto row = std::make_shared<entry>(std::move(function));
    const std::lock_guard lock(mutex_);
    rows_.push_back(row);
    return subscription([weak = this->weak_from_this(), row] {
      row->is_set = false;
      if (const auto self = weak.lock()) self->remove(row);
    });
  }

  [[nodiscard]] bool empty() const {
    const std::lock_guard lock(mutex_);
    return rows_.empty();
  }

  /// Calls every handler; `threw` is told of those that throw, and the next one is called all the same.
  template <class Threw>
  void call(const News& news, const Threw& threw) const {
    std::vector<std::shared_ptr<entry>> rows;
    {
      const std::lock_guard lock(mutex_);
      rows = rows_;
    }
    for (const auto& row : rows) {
      if (!row->is_set) continue;
      try {
        row->function(news);
      } catch (...) {
        threw(std::current_exception());
      }
    }
  }

 private:
  struct entry {
    explicit entry(handler f) : function(std::move(f)) {}
    handler function;
    std::atomic<bool> is_set = true;
  };

  void remove(const std::shared_ptr<entry>& row) {
    const std::lock_guard lock(mutex_);
    rows_.erase(std::remove(rows_.begin(), rows_.end(), row), rows_.end());
  }

  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<entry>> rows_;
};

}  // namespace livechat::customer::inline v0::detail
