// SPDX-License-Identifier: Apache-2.0
// A page in headless Chromium that has loaded LiveChat's Customer SDK, and the small server that it comes from.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { start_emulator } from './emulator.mjs';

const packages = process.env.INTEROP_PACKAGES;
const { chromium } = createRequire(`${packages}/package.json`)('playwright-core');
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const html = 'text/html; charset=utf-8';
const script = 'text/javascript; charset=utf-8';

const files = {
  '/': { type: html, path: here('page.html') },
  '/customer-sdk.js': { type: script, path: `${packages}/node_modules/@livechat/customer-sdk/dist/customer-sdk.js` },
  '/visit.mjs': { type: script, path: here('visit.mjs') },
  '/witness.mjs': { type: script, path: here('witness.mjs') },
};

async function serve_page() {
  const server = createServer(async (request, answer) => {
    const file = files[request.url];
    if (!file) return answer.writeHead(404).end();
    answer.writeHead(200, { 'Content-Type': file.type }).end(await readFile(file.path));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Chromium takes further authorities from here. */
function trust(ca) {
  const database = `${process.env.HOME}/.pki/nssdb`;
  mkdirSync(database, { recursive: true });
  execFileSync('certutil', ['-d', `sql:${database}`, '-N', '--empty-password']);
  execFileSync('certutil', ['-d', `sql:${database}`, '-A', '-t', 'C,,', '-n', 'emulator', '-i', ca]);
}

/**
 * Calls `scenario({emulator, page})` with an emulator of its own and a page that has `CustomerSDK`.
 * With `names: 'mapped'` LiveChat's hosts are the emulator's; with `'own'` nothing is mapped.
 */
export async function in_chromium(names, scenario) {
  const server = await serve_page();
  const origin = `http://127.0.0.1:${server.address().port}`;
  const emulator = await start_emulator('--allow-origin', origin);
  trust(emulator.ready.ca);
  const rules = `--host-resolver-rules=MAP *.livechatinc.com 127.0.0.1:${emulator.port}`;
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: names === 'mapped' ? [rules] : [] });
  const page = await browser.newPage();
  const said = [];
  const thrown = []; // by the SDK, where nobody catches it
  page.on('pageerror', (why) => thrown.push(why));
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()} ${message.location().url}`));
  page.on('requestfailed', (request) => said.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  try {
    await page.goto(origin);
    await scenario({ emulator, page, config: emulator.config });
    if (thrown.length > 0) throw thrown[0];
  } catch (why) {
    console.error(`the page said:\n  ${said.concat(thrown).join('\n  ')}`);
    throw why;
  } finally {
    await browser.close();
    await emulator.stop();
    server.close();
  }
}
