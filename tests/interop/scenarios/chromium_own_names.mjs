// SPDX-License-Identifier: Apache-2.0
// Nothing is mapped: the second argument of init() leads the SDK to names of this machine.
import { in_chromium } from '../chromium.mjs';

await in_chromium('own', async ({ emulator, page, config }) => {
  await page.evaluate(
    async ({ config, env }) => {
      const { arrive, chat, upload } = await import('/visit.mjs');
      const visitor = await arrive(CustomerSDK, config, env);
      await chat(visitor);
      await upload(visitor);
    },
    { config, env: `emu.localhost:${emulator.port}/` },
  );
});
