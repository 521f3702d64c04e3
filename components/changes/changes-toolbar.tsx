"use client";

import { X } from "lucide-react";
import type { RefObject } from "react";
import { ListSearch } from "@/components/lists/list-search";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/inputs/select";
import type { Counted } from "@/lib/changes/api";
import { KIND_WORDS, OBJECT_WORDS, RESULT_WORDS } from "@/lib/changes/summary";
import { DayField } from "./day-field";
import type { ChangesViewState } from "./use-changes-view";

type ChangesToolbarProps = {
  counted: Counted;
  state: ChangesViewState;
  search: RefObject<HTMLInputElement | null>;
};

const WIDTH = "min-w-0 sm:w-44";

/** Search and filters. Each choice shows its number of entries, with a plus sign where there may be more. */
export function ChangesToolbar({ counted, state: { params, set }, search }: ChangesToolbarProps) {
  const { facets, all } = counted;
  const more = all ? "" : "+";
  const choose = (field: "object" | "kind" | "result" | "email") => (value: string) =>
    set({ [field]: value === "" ? null : value });
  return (
    <search className="grid w-full grid-cols-2 gap-2 sm:flex sm:flex-wrap sm:items-center">
      <ListSearch
        ref={search}
        label="Search changes"
        value={params.q}
        onSearch={(q) => set({ q })}
        className="col-span-2"
      />
      <Select
        size="sm"
        aria-label="Of what"
        className={WIDTH}
        value={params.object ?? ""}
        onValueChange={choose("object")}
        options={optionsOf("Bots and webhooks", {
          counts: facets.object,
          more,
          words: OBJECT_WORDS,
          chosen: params.object,
        })}
      />
      <Select
        size="sm"
        aria-label="Kind"
        className={WIDTH}
        value={params.kind ?? ""}
        onValueChange={choose("kind")}
        options={optionsOf("All kinds", {
          counts: facets.kind,
          more,
          words: KIND_WORDS,
          chosen: params.kind,
        })}
      />
      <Select
        size="sm"
        aria-label="Result"
        className={WIDTH}
        value={params.result ?? ""}
        onValueChange={choose("result")}
        options={optionsOf("All results", {
          counts: facets.result,
          more,
          words: RESULT_WORDS,
          chosen: params.result,
        })}
      />
      <Select
        size="sm"
        aria-label="Who"
        className={WIDTH}
        value={params.email ?? ""}
        onValueChange={choose("email")}
        options={optionsOf("Everyone", { counts: facets.email, more, words: {}, chosen: params.email })}
      />
      <DayField label="From" value={params.from} onChange={(from) => set({ from })} />
      <DayField label="To" value={params.to} onChange={(to) => set({ to })} />
      <Chips params={params} set={set} />
    </search>
  );
}

/** Filters without a control of their own, as chips that can be removed. */
function Chips({ params, set }: Pick<ChangesViewState, "params" | "set">) {
  const chips = [
    { on: params.id, label: "One object", clear: { id: null } },
    { on: params.operation, label: "One operation", clear: { operation: null } },
    { on: params.entry, label: "One change", clear: { entry: null } },
  ].filter(({ on }) => on !== null);
  return chips.map(({ label, clear }) => (
    <Button key={label} size="sm" onClick={() => set(clear)} aria-label={`${label} only: show all`}>
      {label}
      <X aria-hidden className="size-4" />
    </Button>
  ));
}

type Choices = {
  counts: Record<string, number>;
  /** "+" where older entries are not counted, otherwise empty. */
  more: string;
  words: Record<string, string>;
  chosen: string | null;
};

function optionsOf(all: string, { counts, more, words, chosen }: Choices) {
  const values = Object.keys(counts);
  if (chosen !== null && !values.includes(chosen)) values.push(chosen);
  return [
    { value: "", label: all },
    ...values.map((value) => ({
      value,
      label: `${words[value] ?? value}${numberOf(counts[value] ?? 0, more)}`,
    })),
  ];
}

/** Number behind a choice. A 0 is left out while older entries, not counted, may match. */
function numberOf(count: number, more: string): string {
  return count === 0 && more !== "" ? "" : ` (${count}${more})`;
}
