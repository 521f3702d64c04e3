"use client";

import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Fieldset } from "@/components/ui/inputs/field";
import type { Difference, Side, Sides } from "@/lib/changes/three-way";

/** A setting that differs between two people's versions. */
export type MergedThing = {
  key: string;
  title: string;
  difference: Exclude<Difference, "none">;
  /** The other person who changed it: "anna@shop.example". */
  who: string;
  /** Value in one of the versions, in words. */
  text: (side: keyof Sides<unknown>) => string;
  canTake: (side: Side) => boolean;
};

type MergeRowProps = {
  thing: MergedThing;
  chosen: Side | undefined;
  onChoose: (side: Side) => void;
  error?: string;
};

/** A setting in its original version and in both people's, with the choice between them. */
export function MergeRow({ thing, chosen, onChoose, error }: MergeRowProps) {
  const { tone, words } = status(thing);
  return (
    <Fieldset
      className="border-t py-4 first:border-t-0"
      error={error}
      legend={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-4">
          <span className="min-w-0 wrap-anywhere">{thing.title}</span>
          <Badge tone={tone} className="font-normal">
            <span className="truncate">{words}</span>
          </Badge>
        </span>
      }
    >
      <div className="grid gap-2 sm:grid-cols-3">
        <div className="min-w-0 wrap-anywhere py-1.5 sm:px-3 sm:py-2">
          <span className="block text-muted text-sm">Original</span>
          {thing.text("base")}
        </div>
        {(["mine", "theirs"] as const).map((side) => (
          <Choice
            key={side}
            name={thing.key}
            title={side === "mine" ? "Yours" : "Theirs"}
            checked={chosen === side}
            disabled={!thing.canTake(side)}
            onChoose={() => onChoose(side)}
          >
            {thing.text(side)}
          </Choice>
        ))}
      </div>
    </Fieldset>
  );
}

type ChoiceProps = {
  name: string;
  title: string;
  checked: boolean;
  disabled: boolean;
  onChoose: () => void;
  children: ReactNode;
};

function Choice({ name, title, checked, disabled, onChoose, children }: ChoiceProps) {
  return (
    <label
      className={cn(
        "transition-state flex min-w-0 gap-2.5 rounded-md border px-3 py-2 has-checked:border-accent has-checked:bg-accent-subtle",
        disabled ? "cursor-not-allowed text-muted" : "cursor-pointer hover:border-strong",
      )}
    >
      <span className="grid h-5 items-center">
        <input
          type="radio"
          name={name}
          checked={checked}
          disabled={disabled}
          onChange={onChoose}
          className="transition-state size-4 appearance-none rounded-full border border-strong bg-surface checked:border-5 checked:border-accent disabled:opacity-50"
        />
      </span>
      <span className="min-w-0 wrap-anywhere">
        <span className="block text-muted text-sm">{title}</span>
        {children}
      </span>
    </label>
  );
}

function status({ difference, who }: MergedThing): { tone: Tone; words: string } {
  switch (difference) {
    case "mine":
      return { tone: "neutral", words: "Changed by you" };
    case "theirs":
      return { tone: "info", words: `Changed by ${who}` };
    case "both":
      return { tone: "neutral", words: "Both made the same change" };
    case "conflict":
      return { tone: "warning", words: `Changed by you and by ${who}: choose` };
  }
}
