import { expect, it } from "vitest";
import type { ShownWebhook } from "./api";
import { parseFilter } from "@/lib/filters/codec/codec";
import { findingsOf, wholeFindings } from "./findings";

const webhook = (id: string, filters?: Record<string, unknown>): ShownWebhook => ({
  webhook_id: id,
  url: "https://a.example/hook",
  description: `Webhook ${id}`,
  action: "thread_closed",
  filters,
  has_secret: true,
});
const score = (values: unknown[]) => ({ chat_properties: { rating: { score: { values } } } });

it("tells what is odd about each webhook, and nothing of the others", () => {
  const findings = findingsOf([
    webhook("one", score([0])),
    webhook("two", score([1])),
    webhook("odd", score([5])),
  ]);
  expect([...findings.keys()]).toEqual(["odd"]);
  expect(findings.get("odd")?.join()).toContain("Never fires");
});

it("tells of duplicates from both sides, and on which sample both fire", () => {
  const findings = findingsOf([webhook("one", score([0, 1])), webhook("two", score([1]))]);
  expect(findings.get("one")?.[0]).toMatch(/^“Webhook two” sends the same to the same URL, and both fire/);
  expect(findings.get("two")?.[0]).toContain("when the chat's rating score is 1");
});

it("says a sentence once, however many webhooks it is about", () => {
  const twins = ["a", "b", "c"].map((id) => ({ ...webhook(id), description: "Twin" }));
  expect(findingsOf(twins).get("a")).toHaveLength(1);
});

it("tells a form of duplicates before there are any", () => {
  const draft = {
    id: "",
    url: "https://a.example/hook",
    action: "thread_closed",
    filter: parseFilter(score([1])),
  };
  expect(wholeFindings(draft, [webhook("one")])).toHaveLength(1);
  expect(wholeFindings({ ...draft, action: "incoming_event" }, [webhook("one")])).toEqual([]);
});

it("takes ten thousand webhooks of one host in a moment", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    ...webhook(String(index), score([0])),
    url: `https://a.example/${index}`,
  }));
  expect(findingsOf(many).size).toBe(0);
});

it("finds a user name or password in an address, and never says it", () => {
  const login = {
    ...webhook("login"),
    url: "https://hookuser:Sup3rPassw0rd@a.example/hook",
    description: "",
  };
  const [words = ""] = findingsOf([login]).get("login") ?? [];
  expect(words).toContain("holds a user name or password");
  expect(JSON.stringify([...findingsOf([login, { ...login, webhook_id: "other" }])])).not.toContain("Sup3r");
});
