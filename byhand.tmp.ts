import { chromium, type Page } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { signIn } from "@/e2e/pages/sign-in-page";
import { admin, dashboardUrl, password } from "@/e2e/addresses";
import { callApi, createBot, registerWebhook, webhooks } from "@/e2e/api";
const out = "/tmp/byhand"; mkdirSync(out, { recursive: true });
const LONG = "W".repeat(200);
const HEB = "בוט מכירות \u202eevil\u202c 12";
const which = process.argv[2] ?? "all";
async function main() {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  const context = await browser.newContext({ baseURL: dashboardUrl, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (e) => errors.push(`pageerror ${page.url()} ${String(e).slice(0, 200)}`));
  page.on("console", (m) => m.type() === "error" && errors.push(`console ${page.url()} ${m.text().slice(0, 200)}`));
  await signIn(page, admin, password);
  const longId = await createBot({ name: LONG, status: "accepting chats", groups: [{ id: 0, priority: "first" }] });
  const hebId = await createBot({ name: HEB, status: "accepting chats", groups: [{ id: 0, priority: "first" }] });
  const halfId = await createBot({ name: "half \ud83d", status: "offline" });
  const hook = await registerWebhook({ url: `https://${"h".repeat(60)}.${"o".repeat(60)}.example/${"p".repeat(200)}`, action: "thread_closed", secret_key: "sec", description: `${LONG}\nsecond line` });
  const pages = ["/bots", `/bots/${longId}`, `/bots/${hebId}`, `/bots/${halfId}`, "/bots/new", "/routing", "/webhooks", `/webhooks/${hook}`, `/webhooks/${hook}/change`, "/webhooks/new", "/playground", "/changes", "/transfer", "/settings"];
  const name = (p: string) => p.replace(longId, "LONG").replace(hebId, "HEB").replace(halfId, "HALF").replace(hook, "HOOK").replaceAll("/", "_");
  for (const [label, size, media] of [
    ["1440", [1440, 900], {}], ["1024", [1024, 768], {}], ["1100", [1100, 768], {}], ["390", [390, 844], {}], ["320", [320, 256], {}],
    ["dark", [1440, 900], { colorScheme: "dark" }], ["forced", [1440, 900], { forcedColors: "active" }],
  ] as [string, [number, number], object][]) {
    if (which !== "all" && which !== label) continue;
    await page.setViewportSize({ width: size[0], height: size[1] });
    await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...media });
    for (const p of pages) {
      await page.goto(p); await page.waitForLoadState("networkidle");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) console.log(`WIDE ${label} ${name(p)} by ${wide}`);
      await page.screenshot({ path: `${out}/${label}${name(p)}.png` });
    }
  }
  console.log(errors.join("\n") || "no errors");
  for (const id of [longId, hebId, halfId]) await callApi("agents/remove_bot_agent", { bot_agent_id: id });
  await callApi("webhooks/unregister_webhook", { webhook_id: hook });
  await browser.close();
}
void main();
