import type { Landing } from "./arrivals";

/** Consecutive chats, numbered from 1, both ends included. */
export type Stretch = { from: number; to: number };

/** The chats that each seat got, in order of arrival; waiting chats have the key `undefined`. */
export function stretchesOf(landings: readonly Landing[]): ReadonlyMap<string | undefined, Stretch[]> {
  const all = new Map<string | undefined, Stretch[]>();
  for (const { chat, seatId } of landings) {
    const stretches = all.get(seatId) ?? [];
    const last = stretches.at(-1);
    if (last?.to === chat - 1) last.to = chat;
    else stretches.push({ from: chat, to: chat });
    all.set(seatId, stretches);
  }
  return all;
}

/** Most stretches in one text; a longer list shows the first few, then the last. */
const TOLD = 4;

/** Stretches in words: "1–6, 9", or "1, 3, 5 … 39" where there are many; empty for none. */
export function stretchWords(stretches: readonly Stretch[] = []): string {
  const words = stretches.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
  if (words.length <= TOLD) return words.join(", ");
  return `${words.slice(0, TOLD - 1).join(", ")} … ${words.at(-1) ?? ""}`;
}
