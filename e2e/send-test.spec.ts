import type { ServerResponse } from "node:http";
import pushes from "@/lib/contract/pushes.json" with { type: "json" };
import { registerWebhook, unregisterWebhook } from "./api";
import { cleanUp, expect, expectAccessible, test } from "./fixtures";
import { SendTestPanel } from "./pages/send-test-panel";
import { type Receiver, startReceiver, streamForever } from "./receivers";

const SECRET = "a/secret of the send-test spec";
const FILTERS = { chat_properties: { source: { type: { values: ["facebook"] } } } };

const open: (() => Promise<unknown>)[] = [];

cleanUp(async () => {
  for (const close of open.splice(0)) await close();
});

async function receiver(handler: (response: ServerResponse, body: string) => void): Promise<Receiver> {
  const started = await startReceiver(handler);
  open.push(started.close);
  return started;
}

async function webhookTo(url: string, filters?: object): Promise<string> {
  const id = await registerWebhook({
    url,
    description: "Tested",
    action: "thread_closed",
    secret_key: SECRET,
    filters,
  });
  open.push(() => unregisterWebhook(id));
  return id;
}

test("a test obeys the filter, and shows what a receiver answers", async ({ page }) => {
  const { url, bodies } = await receiver((response) =>
    response.writeHead(202, { "x-receiver": "yes" }).end('{"taken":true}'),
  );
  const id = await webhookTo(url, FILTERS);
  const panel = new SendTestPanel(page);
  await panel.open(id);
  await expect(panel.panel.getByText(/does not say whether the platform would send it/)).toBeVisible();
  await expect(panel.send).toHaveCount(0);
  await panel.sayKnown({ chat: { source: { type: { value: "twitter" } } } });
  await expect(panel.panel.getByText(/The platform would not send this sample/)).toBeVisible();
  await expect(panel.sendAnyway).toBeVisible();
  await panel.sayKnown({ chat: { source: { type: { value: "facebook" } } } });
  await expect(panel.panel.getByText(/posts it to 127\.0\.0\.1:\d+ with the stored secret/)).toBeVisible();
  expect(bodies).toEqual([]);
  await panel.send.click();
  await expect(panel.panel.getByText(/^Answered 202 in \d+ ms$/)).toBeVisible();
  await expect(panel.body).toContainText('{"taken":true}');
  await expect(panel.headers).toContainText("x-receiver: yes");
  expect(bodies.map((body) => JSON.parse(body) as unknown)).toEqual([
    { webhook_id: id, secret_key: SECRET, action: "thread_closed", data: pushes.thread_closed },
  ]);
  await expectAccessible(page);
});

test("a receiver that sends the secret back does not bring it to the browser", async ({ page }) => {
  const { url } = await receiver((response, body) =>
    response.writeHead(200, { "x-secret": SECRET }).end(body),
  );
  const panel = new SendTestPanel(page);
  await panel.open(await webhookTo(url));
  await panel.send.click();
  await expect(panel.panel.getByText(/The receiver sent the secret back/)).toBeVisible();
  await expect(panel.body).toContainText('"secret_key":"•••(secret)•••"');
  expect(await page.content()).not.toContain(SECRET);
});

test("a receiver that answers 500 is shown with its words", async ({ page }) => {
  const { url } = await receiver((response) => response.writeHead(500).end("out of coffee"));
  const panel = new SendTestPanel(page);
  await panel.open(await webhookTo(url));
  await panel.send.click();
  await expect(panel.panel.getByText(/^Answered 500 in/)).toBeVisible();
  await expect(panel.panel.getByText("The receiver did not accept it.")).toBeVisible();
  await expect(panel.body).toContainText("out of coffee");
  await expectAccessible(page);
});

test("a receiver that redirects is not followed", async ({ page }) => {
  const inner = await receiver((response) => response.end("inner"));
  const { url } = await receiver((response) => response.writeHead(307, { location: inner.url }).end());
  const panel = new SendTestPanel(page);
  await panel.open(await webhookTo(url));
  await panel.send.click();
  await expect(panel.panel.getByText("The redirect was not followed.")).toBeVisible();
  await expect(panel.headers).toContainText(inner.url);
  expect(inner.bodies).toEqual([]);
});

test("a receiver that streams forever is cut", async ({ page }) => {
  const { url } = await receiver(streamForever);
  const panel = new SendTestPanel(page);
  await panel.open(await webhookTo(url));
  await panel.send.click();
  await expect(panel.panel.getByText("Only the first 64 KiB of the body are shown.")).toBeVisible();
  await expect(panel.body).toContainText("again and again");
});

test("a receiver that is slow is given up after ten seconds", async ({ page }) => {
  const { url, bodies } = await receiver(() => undefined);
  const panel = new SendTestPanel(page);
  await panel.open(await webhookTo(url));
  await panel.send.click();
  await expect.poll(() => bodies.length).toBe(1);
  await expect(panel.panel.getByRole("button", { name: "Sending…" })).toBeVisible();
  await expect(panel.panel.getByText("No answer within 10 seconds")).toBeVisible();
  await expectAccessible(page);
});

test("a receiver that closes, and one that is not there, are told apart", async ({ page }) => {
  const { url, close } = await receiver((response) => response.destroy());
  const panel = new SendTestPanel(page);
  await panel.open(await webhookTo(url));
  await panel.send.click();
  await expect(panel.panel.getByText("The receiver closed the connection without an answer")).toBeVisible();
  await close();
  await panel.send.click();
  await expect(panel.panel.getByText("The connection was refused")).toBeVisible();
});

test("an address that only this server can reach is refused, with the reason", async ({ page }) => {
  const panel = new SendTestPanel(page);
  await panel.open(await webhookTo("http://169.254.169.254/latest/meta-data/"));
  await panel.send.click();
  await expect(
    panel.panel.getByText(/169\.254\.169\.254 is an address of a link-local network/),
  ).toBeVisible();
  await expectAccessible(page);
});
