"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/inputs/checkbox";
import type { PlannedItem } from "@/lib/transfer/api";
import { type Choices, choose, isChosen } from "@/lib/transfer/choices";
import { PlanRow } from "./plan-row";

const WORDS = {
  create: { title: "Create", note: "In the file, not on this license." },
  update: { title: "Change", note: "Only the differences are sent; everything else stays the same." },
  replace: {
    title: "Replace",
    note: "The API cannot change a webhook: the new one is registered before the old one goes, and its id changes.",
  },
  finish: { title: "Finish", note: "A replacement stopped halfway. These leftovers will be removed." },
  only_here: {
    title: "Not in the file",
    note: "On this license only. These stay, unless you tick them for removal.",
  },
} as const;

/** Number of rows that a section shows until "Show all" is pressed. */
const PAGE = 100;

type PlanSectionProps = {
  kind: keyof typeof WORDS;
  items: PlannedItem[];
  may: (item: PlannedItem) => boolean;
  choices: Choices;
  onChoices: (next: (choices: Choices) => Choices) => void;
  /** True once Apply was pressed; missing secrets then show an error. */
  asked: boolean;
};

/** Items of one kind, chosen together or one by one. */
export function PlanSection({ kind, items, may, choices, onChoices, asked }: PlanSectionProps) {
  const id = useId();
  const [all, setAll] = useState(false);
  const { title, note } = WORDS[kind];
  const allowed = items.filter(may);
  const count = allowed.filter((item) => isChosen(item, choices)).length;
  const verb = kind === "only_here" ? "Remove" : title;
  const shown = all ? items : items.slice(0, PAGE);
  return (
    <section aria-labelledby={id} className="grid min-w-0 grid-cols-1 gap-2">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-64">
          <h3 id={id} className="font-semibold">
            {title} <span className="font-normal text-muted tabular-nums">{items.length}</span>
          </h3>
          <p className="text-muted text-sm">{note}</p>
        </div>
        {allowed.length > 1 && (
          <Checkbox
            checked={count === 0 ? false : count === allowed.length ? true : "mixed"}
            onCheckedChange={(wanted) => onChoices((now) => choose(now, allowed, wanted))}
            label={`${verb} all ${allowed.length}`}
          />
        )}
      </div>
      <ul className="min-w-0 divide-y rounded-lg border bg-surface">
        {shown.map((item) => (
          <PlanRow
            key={item.key}
            item={item}
            may={may(item)}
            choices={choices}
            onChoices={onChoices}
            asked={asked}
            verb={verb}
          />
        ))}
      </ul>
      {shown.length < items.length && (
        <Button size="sm" className="justify-self-start" onClick={() => setAll(true)}>
          Show all {items.length}
        </Button>
      )}
    </section>
  );
}
