// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session.hpp"

namespace lc_rtm {

/// A chat in which standard input is what the customer says, line by line, until its end, `/quit` or Ctrl-C.
/// On a terminal it is a dialogue: lines are confirmed, and one that cannot be sent is reported. From a pipe, a line that
/// cannot be sent ends it. Precondition: the session is connected.
void type_chat(session& with);

}  // namespace lc_rtm
