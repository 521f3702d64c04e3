import fc from "fast-check";
import { anyWire } from "@/lib/filters/testing/arbitraries";
import { type BotEdit, type BotForm, toForm } from "../form";

// Answers are parsed JSON, in which `__proto__` is an own key like any other.
const overTheWire = <T>(value: T) => JSON.parse(JSON.stringify(value)) as T;
const few = fc.constantFrom("a", "b", "c");
const extra = fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, fc.constantFrom({ odd: 1 }, { odd: [2] }));

const group = fc
  .tuple(extra, fc.record({ id: fc.nat(4), priority: fc.constantFrom("first", "normal", "last", "odd") }))
  .map(([others, known]) => ({ ...others, ...known }));
const action = fc
  .tuple(
    extra,
    fc.record(
      {
        name: fc.constantFrom("incoming_event", "thread_closed", "odd"),
        filters: fc.oneof(anyWire, fc.constant(null)),
      },
      { requiredKeys: ["name"] },
    ),
  )
  .map(([others, known]) => ({ ...others, ...known }));
const webhooks = fc
  .tuple(
    extra,
    fc.record({
      url: few,
      actions: fc.array(action, { maxLength: 4 }),
      secret: fc.record({ kind: fc.constant("keep" as const), digest: few }),
    }),
  )
  .map(([others, known]) => ({ ...others, ...known }));

/** Bots as the API may return them, from few enough values that two bots often agree somewhere. */
export const storedForm: fc.Arbitrary<BotForm> = fc
  .record(
    {
      name: few,
      avatar: few,
      status: fc.constantFrom("offline", "accepting chats", "odd"),
      max_chats_count: fc.nat(2),
      groups: fc.uniqueArray(group, { maxLength: 4, selector: ({ id }) => id }),
      webhooks,
    },
    { requiredKeys: ["name", "avatar", "status", "max_chats_count", "groups"] },
  )
  .map((edit) => toForm(overTheWire<BotEdit>(edit)));

/** A stored form with some parts replaced by another form's. */
export function editedFrom(base: BotForm, other: BotForm, parts: number): BotForm {
  const taken = (bit: number) => (parts >> bit) % 2 === 1;
  return {
    name: taken(0) ? other.name : base.name,
    avatar: taken(1) ? other.avatar : base.avatar,
    status: taken(2) ? other.status : base.status,
    capacity: taken(3) ? other.capacity : base.capacity,
    groups: taken(4) ? other.groups : base.groups,
    webhooks: taken(5) ? other.webhooks : base.webhooks,
  };
}
