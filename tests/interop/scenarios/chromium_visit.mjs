// SPDX-License-Identifier: Apache-2.0
// In a browser whose LiveChat is the emulator: token, login, start, send, the agent's reply, history, rating, closing,
// upload.
import { in_chromium } from '../chromium.mjs';

await in_chromium('mapped', async ({ page, config }) => {
  await page.evaluate(async (config) => {
    const { arrive, chat, upload } = await import('/visit.mjs');
    const visitor = await arrive(CustomerSDK, config);
    await chat(visitor);
    await upload(visitor);
  }, config);
});
