import fc from "fast-check";
import { STATUSES } from "@/lib/contract/bots";
import { ACTIONS, type Action, filterKindsOf, LATEST_VERSION } from "@/lib/contract/versions";
import { PRIORITIES } from "@/lib/contract/bots";
import { legalWire } from "@/lib/filters/testing/arbitraries";
import type { BotEntry, TransferDocument, WebhookEntry } from "../file/document";

/** The API refuses the name `__proto__`, so no license holds it. */
const noProto = (value: unknown) => !JSON.stringify(value).includes('"__proto__"');

function filtersFor(action: Action) {
  const kinds = filterKindsOf(LATEST_VERSION, action);
  return fc.option(
    legalWire
      .filter(noProto)
      .map((wire) =>
        Object.fromEntries(Object.entries(wire).filter(([kind]) => kinds.some((k) => k === kind))),
      ),
    { nil: undefined },
  );
}

const actionEntry = fc
  .constantFrom(...ACTIONS)
  .chain((name) => filtersFor(name).map((filters) => (filters ? { name, filters } : { name })));
const url = fc.constantFrom(
  "https://a.example/hook",
  "https://b.example/hook?x=1#y",
  "http://c.example:8080/ü",
);
// Texts that YAML could take for something else, or that an editor could break.
const text = fc.oneof(
  fc.constantFrom(
    "yes",
    "~",
    "1",
    "0x1F",
    " space ",
    "a: b",
    "# no",
    "- x",
    "line\nbreak",
    "ünï 🍕",
    "'\"",
    "<<",
  ),
  fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }),
);
const name = fc.oneof(fc.constantFrom("Pizza", "Pizza", "Bot"), text).filter((value) => value.trim() !== "");

const bot: fc.Arbitrary<BotEntry> = fc.record(
  {
    name,
    avatar: fc.constantFrom("", "https://a.example/a.png", "cdn.example.com/b.png"),
    status: fc.constantFrom(...STATUSES),
    max_chats_count: fc.nat({ max: 2_147_483_647 }),
    groups: fc.uniqueArray(fc.record({ id: fc.nat({ max: 20 }), priority: fc.constantFrom(...PRIORITIES) }), {
      selector: ({ id }) => id,
      maxLength: 4,
    }),
    webhooks: fc.record({ url, actions: fc.array(actionEntry, { maxLength: 3 }) }),
  },
  { requiredKeys: ["name", "status"] },
);

const webhook: fc.Arbitrary<WebhookEntry> = fc
  .tuple(fc.constantFrom(...ACTIONS), url)
  .chain(([action, address]) =>
    fc.record(
      {
        url: fc.constant(address),
        action: fc.constant(action),
        description: fc.oneof(fc.constantFrom("", "Orders"), text),
        filters: filtersFor(action),
      },
      { requiredKeys: ["url", "action"] },
    ),
  );

/** Configurations that the API accepts, some objects equal or nearly so. Every secret is `keep`. */
export const randomLicense: fc.Arbitrary<TransferDocument> = fc.record({
  switchboard: fc.constant(1 as const),
  bots: fc.array(bot, { maxLength: 4 }),
  webhooks: fc.array(webhook, { maxLength: 5 }),
});
