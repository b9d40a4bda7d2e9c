// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace lc_rtm {

/// The folder for what lives as long as the session: $XDG_RUNTIME_DIR/lc-rtm, or ${TMPDIR:-/tmp}/lc-rtm-<uid>.
[[nodiscard]] std::string runtime_folder();

/// Whether the folder is there, is ours, and is closed to others: what is in it can be believed.
[[nodiscard]] bool is_trustworthy(const std::string& folder);

/// Makes the folder, 0700. Throws `failure` when something that is not ours stands in its place.
void make_runtime_folder(const std::string& folder);

/// Writes a file that others than its owner cannot read, at once: readers see all of it or nothing.
/// Throws `failure`.
void write_private_file(const std::string& path, const std::string& content);

}  // namespace lc_rtm
