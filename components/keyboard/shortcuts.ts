import type { Route } from "next";
import { pages } from "@/lib/paths";

/** Pages of the console, in the order of the sidebar. */
export const PLACES = [
  { label: "Bots", href: pages.bots, keys: "g b", icon: "bots" },
  { label: "Routing", href: pages.routing, keys: "g r", icon: "routing" },
  { label: "Webhooks", href: pages.webhooks, keys: "g w", icon: "webhooks" },
  { label: "Playground", href: pages.playground, keys: "g p", icon: "playground" },
  { label: "Changes", href: pages.changes, keys: "g h", icon: "changes" },
  { label: "Transfer", href: pages.transfer, keys: "g t", icon: "transfer" },
  { label: "Settings", href: pages.settings, keys: "g s", icon: "settings" },
] as const satisfies readonly { label: string; href: Route; keys: string; icon: string }[];

const SEQUENCE_MS = 1_200;

/** Page that "g" followed by this key opens. */
export function placeOf(key: string): Route | undefined {
  return PLACES.find(({ keys }) => keys === `g ${key}`)?.href;
}

/** Remembers whether "g" was pressed just before. Times are in milliseconds, from one clock. */
export function createSequence() {
  let pressedAt = Number.NEGATIVE_INFINITY;
  return {
    /** Takes a key; returns true for the second key of a sequence. */
    isSecond(key: string, at: number): boolean {
      const second = at - pressedAt < SEQUENCE_MS;
      pressedAt = key === "g" && !second ? at : Number.NEGATIVE_INFINITY;
      return second;
    },
  };
}
