// Takes the pictures of the README from a running demo:
//
//   ./fodfaeste demo --reset                                             (in another terminal)
//   npm install --no-save --prefix target/pictures playwright-core@1.62.0
//   node docs/images/take.mjs [http://localhost:8080]
//
// It needs chromium-headless-shell (or the program in CHROMIUM) and pdftoppm (Debian: poppler-utils).

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const images = dirname(fileURLToPath(import.meta.url));
const { chromium } = createRequire(join(images, '../../target/pictures/'))('playwright-core');
const address = process.argv[2] ?? 'http://localhost:8080';
const PAGE = { width: 1100, height: 1100 };
const WIDE_PAGE = { width: 1280, height: 800 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu'],
});

/** A page of a persona, who signs in with a new session. */
async function signedIn(user, viewport) {
  const context = await browser.newContext({ viewport, locale: 'da-DK' });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await page.goto(address + '/');
  await page.locator('form', { has: page.locator(`input[name=username][value=${user}]`) }).locator('button').click();
  await page.waitForURL((url) => url.href.startsWith(address) && !url.search.includes('code='));
  return page;
}

async function open(page, path) {
  await page.goto(address + path);
  await page.waitForLoadState('networkidle');
}

async function take(target, name) {
  await target.screenshot({ path: join(images, name), animations: 'disabled' });
  console.log(name);
}

const consultant = await signedIn('konsulent1', PAGE);
await open(consultant, '/work');
await take(consultant, 'mit-arbejde.png');
await consultant.locator('main a[href^="/enrolments/"]').first().click();
await consultant.waitForLoadState('networkidle');
await take(consultant, 'forloeb.png');

const lead = await signedIn('leder1', PAGE);
await open(lead, '/team');
await take(lead, 'team.png');

const analyst = await signedIn('analytiker1', WIDE_PAGE);
await open(analyst, '/');
await take(analyst, 'dashboard-overview.png');
await open(analyst, '/rates/ips-sydhavnen');
await analyst.locator('#rolling').scrollIntoViewIfNeeded();
await analyst.evaluate(() => document.querySelector('#rolling').scrollIntoView());
await take(analyst, 'dashboard-rolling.png');

const reports = await (await analyst.request.get(address + '/reports')).text();
const ids = [...new Set([...reports.matchAll(/href="\/reports\/([0-9a-f-]{36})"/g)].map((link) => link[1]))];
const directory = mkdtempSync(join(tmpdir(), 'fodfaeste-pictures'));
try {
  // The oldest report is the published one.
  const pdf = join(directory, 'report.pdf');
  writeFileSync(pdf, await (await analyst.request.get(`${address}/api/v1/reports/${ids.at(-1)}/pdf`)).body());
  execFileSync('pdftoppm', ['-png', '-r', '70', '-f', '1', '-l', '1', '-singlefile', pdf, join(directory, 'page')]);
  copyFileSync(join(directory, 'page.png'), join(images, 'halvaarsrapport.png'));
  console.log('halvaarsrapport.png');
} finally {
  rmSync(directory, { recursive: true });
}
await browser.close();
