"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { otherParts, removeOther } from "@/lib/filters/builder/other";
import { otherProblem } from "@/lib/filters/builder/problems";
import { useBuilder } from "./builder-context";
import { Note } from "../note";
import { OtherPartText } from "./other-part-text";
import { undoKey } from "./undo-key";

/** Content of the filter that the builder does not know: shown, kept, and removed only on request. */
export function OtherParts() {
  const { draft, place, edit, announce, focus, id } = useBuilder();
  const parts = otherParts(draft.other);
  if (parts.length === 0) return null;

  const remove = (path: string[]) => {
    edit((it) => removeOther(it, path), path.join(" › "));
    announce(`Removed ${path.join(" ")}, press ${undoKey()} to undo.`);
    focus(parts.length > 1 ? "other" : "add");
  };
  return (
    <section aria-labelledby={id("other")} className="grid gap-2">
      <p id={id("other")} tabIndex={-1} className="text-muted text-sm">
        <span className="font-semibold text-text">Other.</span> Not known to the builder; kept and sent back
        unchanged.
      </p>
      <ul className="grid gap-2">
        {parts.map((part) => {
          const problem = otherProblem(part, place);
          return (
            <li
              key={JSON.stringify(part.path)}
              className="flex items-start justify-between gap-2 rounded-lg border border-dashed bg-subtle py-2 pr-2 pl-3"
            >
              <div className="grid min-w-0 gap-1 py-1.5">
                <OtherPartText part={part} />
                {problem && <Note tone="danger">{problem}</Note>}
              </div>
              <IconButton label={`Remove other: ${part.path.join(" ")}`} onClick={() => remove(part.path)}>
                <X aria-hidden />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
