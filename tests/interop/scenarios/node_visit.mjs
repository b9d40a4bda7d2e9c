// SPDX-License-Identifier: Apache-2.0
// In Node: token, login, start, send, the agent's reply, history, rating, closing.
import { in_node } from '../customer_sdk.mjs';
import { arrive, chat } from '../visit.mjs';

await in_node(async ({ CustomerSDK, config }) => {
  await chat(await arrive(CustomerSDK, config));
});
