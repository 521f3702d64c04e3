"use client";

import { X } from "lucide-react";
import { type FocusEvent, useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { type FilterRow, rowKey, toCondition } from "@/lib/filters/builder/builder";
import { removeRows } from "@/lib/filters/builder/edit";
import { summarizeCondition } from "@/lib/filters/describe";
import { AgentsControls } from "./agents-controls";
import { useBuilder } from "./builder-context";
import { Note } from "../note";
import { PropertyControls } from "./property-controls";
import { rowAria } from "./row-aria";
import { rowNotes } from "./row-notes";
import { TypeNote } from "./type-note";
import { undoKey } from "./undo-key";

type ConditionRowProps = { row: FilterRow; index: number };

/** One condition as a sentence of controls. The group's label is that sentence. */
export function ConditionRow({ row, index }: ConditionRowProps) {
  const { draft, place, issues, findings, attempted, edit, focus, announce } = useBuilder();
  // Errors wait until a person has worked in the row and left it. Focus alone is no visit: it also passes
  // through the row while a list closes over it.
  const [visit, setVisit] = useState<"none" | "begun" | "ended">("none");
  const noteId = useId();
  const ids = { objection: `${noteId}-objection`, errors: `${noteId}-errors` };
  const key = rowKey(row);
  const sentence = summarizeCondition(toCondition(row));
  const notes = rowNotes(row, place, issues, visit !== "ended" && !attempted);
  const aria = rowAria(row, notes, ids);

  const leave = (event: FocusEvent) => {
    if (visit === "begun" && !event.currentTarget.contains(event.relatedTarget)) setVisit("ended");
  };
  const enter = () => visit === "none" && setVisit("begun");
  const remove = () => {
    edit((it) => removeRows(it, [key]), sentence);
    const rest = draft.rows.length - 1;
    announce(`Condition removed, ${rest || "none"} left, press ${undoKey()} to undo.`);
    focus(rest === 0 ? "add" : `row-${Math.max(0, index - 1)}-main`);
  };

  return (
    <li>
      <div
        role="group"
        aria-label={sentence.charAt(0).toUpperCase() + sentence.slice(1)}
        onBlur={leave}
        onKeyDownCapture={enter}
        onPointerDownCapture={enter}
        className={cn(
          "relative grid gap-2 rounded-lg border p-3 @xl:py-2 @xl:pr-11",
          notes.objection ? "border-danger border-dashed bg-subtle" : "bg-surface",
        )}
      >
        <div className="grid items-start gap-2 @xl:grid-cols-[minmax(0,12rem)_8.25rem_minmax(0,1fr)]">
          {row.kind === "agents" ? (
            <AgentsControls row={row} index={index} notes={notes} aria={aria} />
          ) : (
            <PropertyControls row={row} index={index} notes={notes} aria={aria} />
          )}
        </div>
        {notes.objection && (
          <Note id={ids.objection} tone="danger">
            {notes.objection}
          </Note>
        )}
        {notes.errors.length > 0 && (
          <div id={ids.errors} className="grid gap-1">
            {notes.errors.map((error) => (
              <Note key={error} tone="danger">
                {error}
              </Note>
            ))}
          </div>
        )}
        {notes.meantType && <TypeNote rowKey={key} index={index} meant={notes.meantType} />}
        {findings
          .filter((finding) => finding.index === index)
          .map(({ message }) => (
            <Note key={message} tone="warning">
              {message}
            </Note>
          ))}
        <IconButton
          label={`Remove condition: ${sentence}`}
          onClick={remove}
          className="absolute top-2 right-2"
        >
          <X aria-hidden />
        </IconButton>
      </div>
    </li>
  );
}
