// SPDX-License-Identifier: Apache-2.0
// A browser that has forgotten its token, but not its cookies, is the same customer again.
import assert from 'node:assert/strict';

import { in_chromium } from '../chromium.mjs';

await in_chromium('mapped', async ({ page, config }) => {
  const visit = () =>
    page.evaluate(async (config) => {
      const { arrive } = await import('/visit.mjs');
      const { customer, token } = await arrive(CustomerSDK, config);
      return { customer: customer.id, token: token.accessToken };
    }, config);

  const first = await visit();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  const second = await visit();

  assert.equal(second.customer, first.customer);
  assert.notEqual(second.token, first.token);
});
