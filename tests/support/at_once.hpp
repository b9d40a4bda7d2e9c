// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/testing/emulator.hpp>

namespace livechat::testing_support {

/// An emulator whose agent answers without taking its time.
inline testing::emulator_options at_once() { return testing::emulator_options().pace(0); }

}  // namespace livechat::testing_support
