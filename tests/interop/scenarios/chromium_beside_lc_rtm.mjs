// SPDX-License-Identifier: Apache-2.0
// Our client and a browser's are in one chat: each sees what the other says, once.
import assert from 'node:assert/strict';

import { in_chromium } from '../chromium.mjs';
import { listener, wait_until } from '../emulator.mjs';

const from_page = ['from the page', 'from the page: that is all'];
const from_lc_rtm = ['from lc-rtm', 'from lc-rtm: that is all'];

await in_chromium('mapped', async ({ emulator, page, config }) => {
  const { token, chat_id } = await page.evaluate(async (config) => {
    const { arrive } = await import('/visit.mjs');
    window.visitor = await arrive(CustomerSDK, config);
    const { chat } = await window.visitor.sdk.startChat();
    return { token: window.visitor.token.accessToken, chat_id: chat.id };
  }, config);
  const ours = new listener(emulator, token);
  await ours.is_listening();

  for (const [at, text] of from_page.entries()) {
    await page.evaluate(
      ({ chatId, text }) => window.visitor.sdk.sendEvent({ chatId, event: { type: 'message', text } }),
      { chatId: chat_id, text },
    );
    await emulator.send_with_lc_rtm(token, chat_id, from_lc_rtm[at]);
  }

  // What is said last comes last: whatever came twice has come by then.
  const seen_by_page = await page.evaluate(async (last) => {
    await window.visitor.life.until('incoming_event', (push) => push.event.text === last);
    return window.visitor.life.texts();
  }, from_lc_rtm.at(-1));
  await wait_until(() => ours.texts().includes(from_lc_rtm.at(-1)), () => JSON.stringify(ours.pushes));
  assert.deepEqual(seen_by_page.filter((text) => from_lc_rtm.includes(text)), from_lc_rtm);
  assert.deepEqual(ours.texts().filter((text) => from_page.includes(text)), from_page);
  await ours.stop();
});
