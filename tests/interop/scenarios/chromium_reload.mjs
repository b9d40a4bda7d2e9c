// SPDX-License-Identifier: Apache-2.0
// After a reload the page is the same customer, and the login brings back what the service had the browser keep.
import assert from 'node:assert/strict';

import { in_chromium } from '../chromium.mjs';

await in_chromium('mapped', async ({ page, config }) => {
  const logins = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const frame = JSON.parse(payload);
      if (frame.action === 'login') logins.push(frame.payload);
    });
  });

  const visit = () =>
    page.evaluate(async (config) => {
      const { arrive } = await import('/visit.mjs');
      const { customer } = await arrive(CustomerSDK, config);
      return customer.id;
    }, config);
  const kept = () => page.evaluate((id) => JSON.parse(localStorage.getItem(`side_storage_${id}`)), config.organizationId);
  const has_kept = (visits) =>
    page.waitForFunction(
      ({ id, visits }) => JSON.parse(localStorage.getItem(`side_storage_${id}`))?.customer_visits === visits,
      { id: config.organizationId, visits },
      { timeout: 10_000 },
    );

  const first = await visit();
  await has_kept('1');
  const stored = await kept();
  await page.reload();
  const second = await visit();
  await has_kept('2');

  assert.equal(second, first);
  assert.deepEqual(logins.map((login) => login.customer_side_storage), [{}, stored]);
});
