"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ACTION_WORDS, isAction } from "@/lib/contract/versions";
import { removeRows } from "@/lib/filters/builder/edit";
import { removeOther } from "@/lib/filters/builder/other";
import { notOffered } from "@/lib/filters/builder/problems";
import { counted, plural } from "@/lib/text/counted";
import { useBuilder } from "./builder-context";
import { undoKey } from "./undo-key";

/** Conditions that a newly chosen action does not offer, with a button that removes them at once. */
export function NotOffered() {
  const { draft, place, edit, focus, announce } = useBuilder();
  const { rows, other } = notOffered(draft, place);
  const count = rows.length + other.length;
  if (count === 0) return null;

  const action = isAction(place.action) ? ACTION_WORDS[place.action].title : place.action;
  const some = counted(count, "condition");
  const apply = plural(count, "does not apply", "do not apply");
  const remove = () => {
    edit(
      (it) => other.reduce((left, path) => removeOther(left, path), removeRows(it, rows)),
      `${some} that ${apply}`,
    );
    announce(`Removed ${some} that ${apply}, press ${undoKey()} to undo.`);
    focus(draft.rows.length > rows.length ? "row-0-main" : "add");
  };
  return (
    <Banner
      tone="warning"
      title={`${some} ${apply} to “${action}”`}
      action={
        <Button size="sm" onClick={remove}>
          Remove {some} that {apply}
        </Button>
      }
    >
      Nothing is removed automatically. Remove {plural(count, "it", "them")}, or pick an action that supports{" "}
      {plural(count, "it", "them")}.
    </Banner>
  );
}
