// SPDX-License-Identifier: Apache-2.0
// Our client and the SDK in Node are in one chat: each sees what the other says, once.
import assert from 'node:assert/strict';

import { in_node } from '../customer_sdk.mjs';
import { listener, wait_until } from '../emulator.mjs';
import { arrive } from '../visit.mjs';

const from_node = ['from Node', 'from Node: that is all'];
const from_lc_rtm = ['from lc-rtm', 'from lc-rtm: that is all'];

await in_node(async ({ emulator, CustomerSDK, config }) => {
  const { sdk, life, token } = await arrive(CustomerSDK, config);
  const { chat } = await sdk.startChat();
  const ours = new listener(emulator, token.accessToken);
  await ours.is_listening();

  for (const [at, text] of from_node.entries()) {
    await sdk.sendEvent({ chatId: chat.id, event: { type: 'message', text } });
    await emulator.send_with_lc_rtm(token.accessToken, chat.id, from_lc_rtm[at]);
  }

  // What is said last comes last: whatever came twice has come by then.
  await life.until('incoming_event', (push) => push.event.text === from_lc_rtm.at(-1));
  await wait_until(() => ours.texts().includes(from_lc_rtm.at(-1)), () => JSON.stringify(ours.pushes));
  const by_lc_rtm = life.texts().filter((text) => from_lc_rtm.includes(text));
  assert.deepEqual(by_lc_rtm, from_lc_rtm);
  assert.deepEqual(ours.texts().filter((text) => from_node.includes(text)), from_node);
  await ours.stop();
});
