import { Name } from "@/components/ui/name";
import type { Amount, LoadRow } from "./load-rows";

/** Most lines that a reader can tell apart in a chart. */
export const BARS_SHOWN = 24;

/** Bar chart of the chats by seat, with the capacity behind each bar. */
export function LoadBars({ rows, compared }: { rows: readonly LoadRow[]; compared: boolean }) {
  const most = Math.max(
    1,
    ...rows.flatMap(({ before, after, capacity }) => [top(before), top(after), capacity]),
  );
  return (
    <div aria-hidden className="grid gap-2">
      {rows.slice(0, BARS_SHOWN).map((row) => (
        <div key={row.id} className="grid grid-cols-[minmax(0,9rem)_1fr] items-center gap-3">
          <Name full className="truncate text-right text-sm">
            {row.name}
          </Name>
          <svg className="h-5 w-full" viewBox="0 0 100 20" preserveAspectRatio="none">
            <rect width={(row.capacity / most) * 100} height="20" className="fill-border" />
            <Bar
              amount={row.before}
              most={most}
              y={compared ? 2 : 5}
              className={compared ? "fill-muted" : "fill-accent"}
            />
            {compared && <Bar amount={row.after} most={most} y={11} className="fill-accent" />}
          </svg>
        </div>
      ))}
      <p className="text-muted text-sm">
        {compared ? "The upper bar, in grey: as saved. The lower: with your changes. " : ""}The pale bar
        behind is the capacity.
        {rows.length > BARS_SHOWN && ` The first ${BARS_SHOWN} of ${rows.length}.`}
      </p>
    </div>
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
