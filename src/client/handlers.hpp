// SPDX-License-Identifier: Apache-2.0
#pragma once

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
    change([&](rows& all) { all.push_back(row); });
    return subscription([weak = this->weak_from_this(), row] {
      row->is_set = false;
      if (const auto self = weak.lock()) self->remove(row);
    });
  }

  [[nodiscard]] bool empty() const noexcept { return is_empty_; }

  /// Calls every handler; `threw` is told of those that throw, and the next one is called all the same.
  template <class Threw>
  void call(const News& news, const Threw& threw) const {
    const auto all = now();
    for (const auto& row : *all) {
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

  using rows = std::vector<std::shared_ptr<entry>>;

  void remove(const std::shared_ptr<entry>& row) {
    try {
      change([&](rows& all) { std::erase(all, row); });
    } catch (...) {  // memory ran out: it stays in the list, and is not called
    }
  }

  /// Whoever calls the handlers goes on with those that there were.
  template <class Change>
  void change(Change change) {
    const std::lock_guard lock(mutex_);
    auto all = std::make_shared<rows>(*rows_);
    change(*all);
    is_empty_ = all->empty();
    rows_ = std::move(all);
  }

  [[nodiscard]] std::shared_ptr<const rows> now() const {
    const std::lock_guard lock(mutex_);
    return rows_;
  }

  mutable std::mutex mutex_;
  std::shared_ptr<const rows> rows_ = std::make_shared<const rows>();
  std::atomic<bool> is_empty_ = true;
};

}  // namespace livechat::customer::inline v0::detail
