// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace livechat::customer::inline v0 {

/// A system message of the service: its type, the names of its `text_vars`, and when it is said.
/// Source: Data structures v3.6, System message.
struct system_message_fact {
  static constexpr std::size_t max_vars = 3;

  std::string_view type;
  std::array<std::string_view, max_vars> text_vars;  ///< empty from where there are no more
  std::string_view when;
};

/// The system messages that are documented. The list is open: others come too, and applications add their own.
///
/// Question S11: `routing.assigned_other` has the words of `routing.archived_other` in the docs; here is what its name
/// says. Source: Data structures v3.6, System message.
inline constexpr auto system_message_types = std::to_array<system_message_fact>({
    {"agent_added", {"initiator", "agent"}, "somebody added an agent to a chat that had one"},
    {"agent_joined", {"agent"}, "an agent joined a chat that had one"},
    {"agent_left", {"agent"}, "an agent left the chat"},
    {"agent_removed", {"initiator", "agent"}, "an agent was taken out of the chat"},
    {"archived_customer_disconnected", {"customer"}, "the chat was closed after the customer had left the site"},
    {"chat_transferred", {"initiator", "targets"}, "the chat was transferred"},
    {"customer_added", {"initiator", "customer"}, "a customer was added to the chat"},
    {"customer_banned", {"agent", "duration"}, "the chat was closed because the customer was banned"},
    {"customer_removed", {"initiator", "customer"}, "a customer was taken out of the chat"},
    {"customer_updated",
     {"initiator", "customer_name", "customer_email"},
     "an agent or an integration changed name or e-mail address of the customer"},
    {"manual_archived_agent", {"agent"}, "an agent closed the chat"},
    {"manual_archived_customer", {"customer"}, "the customer closed the chat"},
    {"rating.chat_commented", {"customer", "comment"}, "the customer wrote a comment to the rating"},
    {"rating.chat_rated", {"customer", "score"}, "the customer rated the chat"},
    {"rating.chat_rating_canceled", {"customer"}, "the customer took the rating back"},
    {"routing.archived_deleted",
     {"agent"},
     "closed: the agent's account was removed, nobody else was there, and there is no queue"},
    {"routing.archived_disconnected",
     {"agent"},
     "closed: the agent lost the connection, nobody else was there, and there is no queue"},
    {"routing.archived_inactive", {"duration"}, "closed: nothing was said for a long time"},
    {"routing.archived_offline", {}, "closed: no agent was found for a chat in the queue"},
    {"routing.archived_other",
     {},
     "closed: the agent left for another reason, nobody else was there, and there is no queue"},
    {"routing.archived_remotely_signed_out",
     {"agent"},
     "closed: the agent was signed out, nobody else was there, and there is no queue"},
    {"routing.archived_signed_out",
     {"agent"},
     "closed: the agent signed out, nobody else was there, and there is no queue"},
    {"routing.assigned_deleted",
     {"agent_added", "agent_removed"},
     "another agent took over: the account of the first was removed"},
    {"routing.assigned_disconnected",
     {"agent_added", "agent_removed"},
     "another agent took over: the first lost the connection"},
    {"routing.assigned_inactive",
     {"agent_added", "agent_removed", "duration"},
     "another agent took over: the first did not answer in time"},
    {"routing.assigned_other", {}, "another agent took over: the first left for another reason"},
    {"routing.assigned_remotely_signed_out",
     {"agent_added", "agent_removed"},
     "another agent took over: the first was signed out"},
    {"routing.assigned_signed_out", {"agent_added", "agent_removed"}, "another agent took over: the first signed out"},
    {"routing.idle", {"duration"}, "the chat became idle"},
    {"routing.unassigned_deleted", {"agent"}, "back in the queue: the agent's account was removed"},
    {"routing.unassigned_disconnected", {"agent"}, "back in the queue: the agent lost the connection"},
    {"routing.unassigned_other", {}, "back in the queue: the agent left for another reason"},
    {"routing.unassigned_remotely_signed_out", {"agent"}, "back in the queue: the agent was signed out"},
    {"routing.unassigned_signed_out", {"agent"}, "back in the queue: the agent signed out"},
    {"system_archived", {}, "closed: the license was moved to another server"},
    {"transcript_requested", {"customer", "email"}, "the customer asked for a transcript"},
    {"transcript_sent", {"customer", "email"}, "the chat ended and the transcript was sent"},
});

}  // namespace livechat::customer::inline v0
