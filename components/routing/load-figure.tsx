import { priorityTitle } from "@/lib/contract/bot-words";
import { type Seat, isAccepting } from "@/lib/routing/model";
import type { Versions } from "./simulator-versions";

/** Chats of one seat; `halfWidth` is half of the confidence interval, where it is an estimate. */
export type Amount = { mean: number; halfWidth?: number };

export type LoadRow = {
  id: string;
  name: string;
  /** In which lane, before and after. */
  lane: string;
  capacity: number;
  before: Amount | undefined;
  after: Amount | undefined;
};

type AmountOf = (id: string) => Amount | undefined;

/** Everybody of either version, those that accept chats first. */
export function rowsOf({ before, after }: Versions, then: AmountOf, now: AmountOf | undefined): LoadRow[] {
  const seats = new Map<string, Seat>([...before, ...(after ?? [])].map((seat) => [seat.id, seat]));
  const lane = (list: readonly Seat[], id: string) =>
    priorityTitle(list.find((seat) => seat.id === id)?.priority ?? "Not in it");
  return [...seats.values()]
    .sort((a, b) => Number(isAccepting(b)) - Number(isAccepting(a)))
    .map(({ id, name, capacity }) => {
      const [from, to] = [lane(before, id), lane(after ?? before, id)];
      const lanes = from === to ? from : `${from} to ${to}`;
      return { id, name, capacity, lane: lanes, before: then(id), after: now?.(id) };
    });
}

type LoadFigureProps = { caption: string; rows: LoadRow[]; compared: boolean };

const BARS_SHOWN = 24;

/** Chats by seat as bars, and the same figures as a table. */
export function LoadFigure({ caption, rows, compared }: LoadFigureProps) {
  const most = Math.max(
    1,
    ...rows.flatMap(({ before, after, capacity }) => [top(before), top(after), capacity]),
  );
  return (
    <figure className="grid gap-3">
      <figcaption className="font-semibold">{caption}</figcaption>
      <div aria-hidden className="grid gap-2">
        {rows.slice(0, BARS_SHOWN).map((row) => (
          <div key={row.id} className="grid grid-cols-[minmax(0,9rem)_1fr] items-center gap-3">
            <span className="truncate text-right text-sm">{row.name}</span>
            <svg className="h-5 w-full" viewBox="0 0 100 20" preserveAspectRatio="none">
              <rect width={(row.capacity / most) * 100} height="20" className="fill-border" />
              <Bar amount={row.before} most={most} y={compared ? 2 : 5} className="fill-muted" />
              {compared && <Bar amount={row.after} most={most} y={11} className="fill-accent" />}
            </svg>
          </div>
        ))}
        <p className="text-muted text-sm">
          {compared ? "Grey: as saved. Accent: with your changes. " : ""}The pale bar behind is the capacity.
          {rows.length > BARS_SHOWN && ` The first ${BARS_SHOWN} of ${rows.length}.`}
        </p>
      </div>
      <div className="max-h-80 overflow-auto" tabIndex={0} role="region" aria-label={`${caption}, table`}>
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr className="border-b text-left text-muted">
              <th scope="col" className="py-1 pr-3 font-normal">
                Agent
              </th>
              <th scope="col" className="pr-3 font-normal">
                Lane
              </th>
              <th scope="col" className="pr-3 text-right font-normal">
                Capacity
              </th>
              <th scope="col" className="pr-3 text-right font-normal">
                {compared ? "As saved" : "Chats"}
              </th>
              {compared && (
                <th scope="col" className="text-right font-normal">
                  With your changes
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="border-b">
                <th scope="row" className="max-w-48 break-words py-1 pr-3 text-left font-normal">
                  {row.name}
                </th>
                <td className="pr-3">{row.lane}</td>
                <td className="pr-3 text-right">{row.capacity}</td>
                <td className="pr-3 text-right">{amountWords(row.before)}</td>
                {compared && <td className="text-right">{amountWords(row.after)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function top(amount: Amount | undefined): number {
  return amount ? amount.mean + (amount.halfWidth ?? 0) : 0;
}

type BarProps = { amount: Amount | undefined; most: number; y: number; className: string };

function Bar({ amount, most, y, className }: BarProps) {
  if (!amount) return null;
  const { mean, halfWidth = 0 } = amount;
  return (
    <>
      <rect y={y} width={(mean / most) * 100} height="7" className={className} />
      {halfWidth > 0 && (
        <rect
          x={(Math.max(0, mean - halfWidth) / most) * 100}
          y={y + 3}
          width={(Math.min(mean, halfWidth) / most) * 100 + (halfWidth / most) * 100}
          height="1"
          className="fill-text"
        />
      )}
    </>
  );
}

/** "3", or "2.41 ± 0.12" for an estimate. */
export function amountWords(amount: Amount | undefined): string {
  if (!amount) return "–";
  if (amount.halfWidth === undefined) return String(amount.mean);
  return `${amount.mean.toFixed(2)} ± ${amount.halfWidth.toFixed(2)}`;
}
