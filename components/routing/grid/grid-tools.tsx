import { Button } from "@/components/ui/button";
import { PRIORITY_WORDS } from "@/lib/contract/bot-words";
import { PRIORITIES } from "@/lib/contract/bots";
import { MOST_AT_ONCE } from "@/lib/routing/fill";
import { plural } from "@/lib/text/counted";
import { numberWords } from "@/lib/text/number-words";

type GridToolsProps = {
  /** Number of selected cells. */
  count: number;
  mayWrite: boolean;
  onSet: (priority: string | null) => void;
};

/** Buttons that set the selected cells, for mouse and touch, and a hint about the keys. */
export function GridTools({ count, mayWrite, onSet }: GridToolsProps) {
  const tooMany = count > MOST_AT_ONCE;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mayWrite && (
        <div role="group" aria-label="Set the selected cells" className="flex flex-wrap items-center gap-2">
          <span className="min-w-16 text-muted tabular-nums">
            {numberWords(count)} {plural(count, "cell")}
            {tooMany && `: select at most ${numberWords(MOST_AT_ONCE)} to set them`}
          </span>
          {!tooMany && <Setters onSet={onSet} />}
        </div>
      )}
      <p className="text-muted text-sm max-sm:hidden">
        Arrows move · Shift selects · F, N, L set priority · Delete removes · Enter opens the menu · Ctrl Z
        undoes the last edit
      </p>
    </div>
  );
}

function Setters({ onSet }: Pick<GridToolsProps, "onSet">) {
  return (
    <>
      {PRIORITIES.map((priority) => (
        <Button key={priority} size="sm" onClick={() => onSet(priority)}>
          <span aria-hidden className="text-xs">
            {PRIORITY_WORDS[priority].mark}
          </span>
          {PRIORITY_WORDS[priority].title}
        </Button>
      ))}
      <Button size="sm" variant="ghost" onClick={() => onSet(null)}>
        Remove
      </Button>
    </>
  );
}
