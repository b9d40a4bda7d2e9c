// SPDX-License-Identifier: Apache-2.0
// The SDK never pings, and the service drops who is silent for 30 s: it is the service's own pings, which Chromium and
// Node answer by themselves, that keep the connection.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { in_chromium } from '../chromium.mjs';
import { load_customer_sdk } from '../customer_sdk.mjs';
import { arrive } from '../visit.mjs';

await in_chromium('mapped', async ({ emulator, page, config }) => {
  await page.evaluate(async (config) => {
    const { arrive } = await import('/visit.mjs');
    window.visitor = await arrive(CustomerSDK, config);
  }, config);
  const { sdk, life, customer } = await arrive(load_customer_sdk(emulator), config);

  await pause(33_000);

  assert.deepEqual(life.all('disconnected'), []);
  assert.equal((await sdk.getCustomer()).id, customer.id);
  const [in_page, here] = await page.evaluate(async () => {
    const { sdk, life, customer } = window.visitor;
    return [[life.all('disconnected'), (await sdk.getCustomer()).id], [[], customer.id]];
  });
  assert.deepEqual(in_page, here);
  sdk.destroy();
});
