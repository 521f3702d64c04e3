"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ACTION_WORDS, isAction } from "@/lib/contract/versions";
import { removeRows } from "@/lib/filters/builder-edit";
import { removeOther } from "@/lib/filters/builder-other";
import { notOffered } from "@/lib/filters/builder-problems";
import { useBuilder } from "./builder-context";
import { undoKey } from "./undo-key";

/** Conditions that the action does not offer, after it was changed, and the way to be rid of them at once. */
export function NotOffered() {
  const { draft, place, edit, focus, announce } = useBuilder();
  const { rows, other } = notOffered(draft, place);
  const count = rows.length + other.length;
  if (count === 0) return null;

  const action = isAction(place.action) ? ACTION_WORDS[place.action].title : place.action;
  const some = count === 1 ? "1 condition" : `${count} conditions`;
  const apply = count === 1 ? "does not apply" : "do not apply";
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
      Nothing is dropped by itself: remove them, or choose the action they are for.
    </Banner>
  );
}
