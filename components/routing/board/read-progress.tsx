import { numberWords } from "@/lib/text/number-words";

type ReadProgressProps = { done: number; total: number };

/**
 * Progress of reading the bots: the API gives the groups of one bot at a time, so a large license takes a
 * while.
 */
export function ReadProgress({ done, total }: ReadProgressProps) {
  return (
    <div className="flex flex-wrap items-center gap-3 text-muted">
      <progress aria-label="Reading bots" max={total} value={done} className="h-2 w-40 accent-accent" />
      <span className="tabular-nums">
        Read {numberWords(done)} of {numberWords(total)} bots, totals are not complete yet
      </span>
    </div>
  );
}
