import { Name } from "@/components/ui/name";
import type { Stretch } from "@/lib/routing/landings";
import type { Spread } from "@/lib/routing/simulation";
import { BARS_SHOWN } from "./load-bars";
import type { LoadRow } from "./load-rows";

type LandingsChartProps = {
  rows: readonly LoadRow[];
  /** Number of arriving chats. */
  chats: number;
  before: Spread;
  after: Spread | undefined;
};

/**
 * Chart of who gets which chat: time goes to the right, with a line for each seat and one for waiting
 * chats.
 */
export function LandingsChart({ rows, chats, before, after }: LandingsChartProps) {
  "use memo";
  const lines = [
    ...rows.slice(0, BARS_SHOWN).map(({ id, name }) => ({ id, name })),
    { id: undefined, name: "Waiting" },
  ];
  const compared = after !== undefined;
  return (
    <div aria-hidden className="grid gap-1">
      {lines.map(({ id, name }) => (
        <div key={id ?? ""} className="grid grid-cols-[minmax(0,9rem)_1fr] items-center gap-3">
          <Name full className="truncate text-right text-sm">
            {name}
          </Name>
          <svg className="h-5 w-full bg-subtle" viewBox={`0 0 ${chats} 20`} preserveAspectRatio="none">
            <Strip
              stretches={before.stretches.get(id)}
              y={compared ? 2 : 5}
              className={compared ? "fill-muted" : "fill-accent"}
            />
            {compared && <Strip stretches={after.stretches.get(id)} y={11} className="fill-accent" />}
          </svg>
        </div>
      ))}
      <div className="grid grid-cols-[minmax(0,9rem)_1fr] gap-3 text-muted text-sm tabular-nums">
        <span />
        <span className="flex justify-between">
          <span>Chat 1</span>
          <span>Chat {chats}</span>
        </span>
      </div>
      <p className="text-muted text-sm">
        {compared && "Upper grey bars: as saved. Lower bars: with your changes."}
        {rows.length > BARS_SHOWN && ` The first ${BARS_SHOWN} of ${rows.length}.`}
      </p>
    </div>
  );
}

function Strip({ stretches = [], y, className }: { stretches?: Stretch[]; y: number; className: string }) {
  return stretches.map(({ from, to }) => (
    <rect key={from} x={from - 1} y={y} width={to - from + 1} height="7" className={className} />
  ));
}
