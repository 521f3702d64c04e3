import { differenceWords } from "@/lib/changes/differences";
import type { ChangeEntry } from "@/lib/changes/entry";
import type { GroupNames } from "@/lib/contract/bot-words";

/** Number of sentences before the entry is opened. */
const SHOWN = 3;

type DifferenceListProps = {
  entry: Pick<ChangeEntry, "object" | "before" | "after">;
  names: GroupNames;
  whole: boolean;
};

/** Differences of a change, in words. */
export function DifferenceList({ entry, names, whole }: DifferenceListProps) {
  const words = differenceWords(entry.object.kind, entry, names);
  const shown = whole ? words : words.slice(0, SHOWN);
  const more = words.length - shown.length;
  if (words.length === 0) return null;
  return (
    <ul className="grid gap-0.5 text-sm">
      {shown.map((sentence, index) => (
        // Two equal actions read alike.
        <li key={`${index} ${sentence}`} className="min-w-0 wrap-anywhere">
          {sentence}
        </li>
      ))}
      {more > 0 && <li className="text-muted">and {more} more</li>}
    </ul>
  );
}
