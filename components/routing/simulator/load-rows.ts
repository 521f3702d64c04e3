import { priorityTitle } from "@/lib/contract/bot-words";
import { PRIORITIES } from "@/lib/contract/bots";
import { isAccepting, type Seat } from "@/lib/routing/model";
import type { Versions } from "./simulator-versions";

/** Chats of one seat; `halfWidth` is half of the confidence interval if the amount is an estimate. */
export type Amount = {
  mean: number;
  halfWidth?: number;
  /** Numbers of the chats that the seat got, in words. */
  which?: string;
};

export type LoadRow = {
  id: string;
  name: string;
  /** Lane before and after the staged changes. */
  lane: string;
  capacity: number;
  before: Amount | undefined;
  after: Amount | undefined;
};

type AmountOf = (id: string) => Amount | undefined;

/** Seats of both versions: seats that accept chats first, then in the order of the lanes. */
export function rowsOf({ before, after }: Versions, then: AmountOf, now: AmountOf | undefined): LoadRow[] {
  const seats = new Map<string, Seat>([...before, ...(after ?? [])].map((seat) => [seat.id, seat]));
  const lane = (list: readonly Seat[], id: string) =>
    priorityTitle(list.find((seat) => seat.id === id)?.priority ?? "Not in it");
  return [...seats.values()]
    .sort((a, b) => Number(isAccepting(b)) - Number(isAccepting(a)) || rank(a) - rank(b))
    .map(({ id, name, capacity }) => {
      const [from, to] = [lane(before, id), lane(after ?? before, id)];
      const lanes = from === to ? from : `${from} to ${to}`;
      return { id, name, capacity, lane: lanes, before: then(id), after: now?.(id) };
    });
}

function rank({ priority }: Seat): number {
  const at = PRIORITIES.findIndex((known) => known === priority);
  return at < 0 ? PRIORITIES.length : at;
}

/** "3", or "2.41 ± 0.12" for an estimate. */
export function amountWords(amount: Amount | undefined): string {
  if (!amount) return "–";
  if (amount.halfWidth === undefined) return String(amount.mean);
  return `${amount.mean.toFixed(2)} ± ${amount.halfWidth.toFixed(2)}`;
}
