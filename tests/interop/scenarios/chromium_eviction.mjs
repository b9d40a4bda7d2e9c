// SPDX-License-Identifier: Apache-2.0
// The service evicts the connection: the page connects again.
import { in_chromium } from '../chromium.mjs';

await in_chromium('mapped', async ({ emulator, page, config }) => {
  const customer_id = await page.evaluate(async (config) => {
    const { arrive } = await import('/visit.mjs');
    window.visitor = await arrive(CustomerSDK, config);
    return window.visitor.customer.id;
  }, config);

  await emulator.agent('disconnect_customer', { customer_id, reason: 'connection_evicted' });

  await page.evaluate(async () => {
    const { return_after } = await import('/visit.mjs');
    await return_after('connection_evicted', window.visitor);
  });
});
