// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session.hpp"

namespace lc_rtm {

/// Plays one short conversation with the emulator's Support bot. Prints each line when it arrives from the service, the
/// customer's own ones too. Throws `failure` when an answer does not come.
/// Precondition: the session is connected.
void play_chat(session& with);

}  // namespace lc_rtm
