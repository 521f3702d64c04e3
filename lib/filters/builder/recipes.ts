import type { Action, Version } from "@/lib/contract/versions";
import { type FilterRow, toCondition, toRow } from "./builder";
import type { Location, PropertyTest } from "../model";
import { offends } from "../offered";

/** A filter to start from; its rows may need a value. `suits` names the actions that it fits best. */
export type Recipe = { title: string; rows: FilterRow[]; suits?: readonly Action[] };

function property(location: Location, namespace: string, name: string, test: PropertyTest): FilterRow {
  return toRow({ kind: "property", location, namespace, name, test });
}

const RECIPES: readonly Recipe[] = [
  {
    title: "Only chats rated with a comment",
    rows: [property("chat", "rating", "comment", { kind: "present" })],
    suits: ["thread_closed", "chat_properties_updated"],
  },
  {
    title: "Only messages written in English",
    rows: [property("event", "translation", "source_lang_code", { kind: "one_of", values: ["en"] })],
    suits: ["incoming_event"],
  },
  {
    title: "Only unassigned threads",
    rows: [property("thread", "routing", "unassigned", { kind: "one_of", values: [true] })],
    suits: ["thread_closed"],
  },
  {
    title: "Only chats from Facebook or Twitter",
    rows: [property("chat", "source", "type", { kind: "one_of", values: ["facebook", "twitter"] })],
  },
  {
    title: "Only chats that are not pinned",
    rows: [property("chat", "routing", "pinned", { kind: "none_of", values: [true] })],
  },
  { title: "Only chats with a certain agent", rows: [{ kind: "agents", agents: [] }] },
];

const MAX_RECIPES = 3;

/** Up to three filters to start from that the action offers in the version, the best suited first. */
export function recipesFor(version: Version, action: string): Recipe[] {
  const misses = ({ suits = [] }: Recipe) => Number(!suits.some((suited) => suited === action));
  return RECIPES.filter(({ rows }) => rows.every((row) => !offends(toCondition(row), version, action)))
    .sort((one, two) => misses(one) - misses(two))
    .slice(0, MAX_RECIPES);
}
