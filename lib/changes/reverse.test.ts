import fc from "fast-check";
import { expect, it } from "vitest";
import { reverseUpdate } from "./reverse";
import { changedFields } from "./same";

const groups = fc.uniqueArray(
  fc.record({ id: fc.nat(5), priority: fc.constantFrom("first", "normal", "last", "odd") }),
  { selector: ({ id }) => id },
);
const webhooks = fc.record({
  url: fc.constantFrom("a", "b", "c"),
  secret_digest: fc.constantFrom("1", "2"),
  actions: fc.constantFrom([], [{ name: "x" }], [{ name: "y" }]),
});
const bots = fc.record({ name: fc.string(), max_chats_count: fc.nat(3), groups, webhooks });

it("is as it was once an update is taken back that nothing followed", () => {
  fc.assert(
    fc.property(bots, bots, (before, after) => {
      const { state, conflicts } = reverseUpdate({ before, after }, after);
      expect(conflicts).toEqual([]);
      expect(changedFields(before, state)).toEqual([]);
    }),
  );
});

it("changes nothing that somebody has changed since, and everything once it is told to", () => {
  fc.assert(
    fc.property(bots, bots, bots, (before, after, now) => {
      const { state, conflicts } = reverseUpdate({ before, after }, now);
      if (conflicts.includes("name")) expect(state.name).toBe(now.name);
      if (before.max_chats_count === after.max_chats_count) {
        expect(state.max_chats_count).toBe(now.max_chats_count);
      }
      expect(reverseUpdate({ before, after }, now, conflicts).conflicts).toEqual([]);
    }),
  );
});
