// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/client.hpp>
#include <livechat/customer/config.hpp>
#include <livechat/customer/error.hpp>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/result.hpp>
#include <livechat/customer/state.hpp>
#include <livechat/customer/task.hpp>
