// Opens pages in Chromium and prints what is found, as JSON: one object for each page.
// Usage: node browse.mjs CHROMIUM FOLDER, with {"look": [URL, …], "judge": [URL, …]} on stdin.
//
// Every page is looked at: its title, its links as the browser resolves them, the ids in it,
// errors, what it loads, and how wide it is at 360 pixels. Those to judge are also given to
// axe-core in light and dark, with everything folded out, and their QR codes are photographed
// into FOLDER.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [executablePath, folder] = process.argv.slice(2);
const { look, judge } = JSON.parse(readFileSync(0, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const args = [
  "--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const PHONE = { width: 360, height: 740 };

async function lookAt(page, url) {
  const errors = [];
  const loaded = [];
  const hear = (message) => message.type() !== "log" && errors.push(message.text());
  const fail = (error) => errors.push(String(error));
  const see = (request) => request.url().startsWith("data:") || loaded.push(request.url());
  const lose = (request) => errors.push(`${request.url()}: ${request.failure()?.errorText}`);
  page.on("console", hear).on("pageerror", fail).on("request", see).on("requestfailed", lose);
  const answer = await page.goto(url, { waitUntil: "load" });
  if (!answer.ok()) errors.push(`${url}: ${answer.status()}`);
  const seen = await page.evaluate(() => ({
    title: document.title,
    language: document.documentElement.lang,
    links: [...document.querySelectorAll("a[href]")].map((a) => [a.textContent, a.href]),
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
    scripts: document.scripts.length,
    text: document.body.innerText,
    width: document.documentElement.scrollWidth,
  }));
  page.off("console", hear).off("pageerror", fail).off("request", see).off("requestfailed", lose);
  return { url, errors, loaded, ...seen };
}

async function unfold(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) {
      details.removeAttribute("name");
      details.open = true;
    }
  });
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`),
  );
}

async function judged(page, number) {
  await unfold(page);
  const found = { violations: {}, codes: [] };
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    found.violations[colorScheme] = await violations(page);
  }
  found.paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  found.unfolded = await page.evaluate(() => document.documentElement.scrollWidth);
  const codes = page.locator("figure");
  for (let code = 0; code < (await codes.count()); code++) {
    const path = `${folder}/${number}-${code}.png`;
    await codes.nth(code).screenshot({ path });
    found.codes.push(path);
  }
  return found;
}

const browser = await chromium.launch({ executablePath, args });
try {
  const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const told = [];
  for (const [number, url] of [...new Set([...look, ...judge])].entries()) {
    await page.emulateMedia({ colorScheme: "light" });
    const seen = await lookAt(page, url);
    told.push(judge.includes(url) ? { ...seen, ...(await judged(page, number)) } : seen);
  }
  console.log(JSON.stringify(told));
} finally {
  await browser.close();
}
