"use client";

import { ChipInput } from "@/components/ui/inputs/chip-input";
import { AGENTS_KEY, type AgentsRow } from "@/lib/filters/builder/builder";
import { addValues, removeValue } from "@/lib/filters/builder/edit";
import { hiddenWords, showValue } from "@/lib/filters/builder/values";
import { useBuilder } from "./builder-context";
import { HiddenValues } from "./hidden-values";
import type { RowNotes } from "./row-notes";
import type { RowAria } from "./row-aria";
import { RowSubject } from "./row-subject";

type AgentsControlsProps = { row: AgentsRow; index: number; notes: RowNotes; aria: RowAria };

/** Controls of a condition on agents: [Chat agents] [include all of] [a@b.example]. */
export function AgentsControls({ row, index, notes, aria }: AgentsControlsProps) {
  const { edit, id } = useBuilder();
  return (
    <>
      <RowSubject location="chat" name="agents" plain />
      <p className="@xl:py-2">include all of</p>
      <div className="grid min-w-0 grid-cols-1 gap-1.5">
        <ChipInput
          id={id(`row-${index}-main`)}
          label="Agents in the chat"
          aria-label="Add an agent"
          placeholder="Email or id"
          {...aria.values}
          chips={row.agents.map((agent, at) => ({
            key: String(at),
            label: showValue(agent),
            error: notes.valueErrors.get(at),
            warning: hiddenWords(agent),
          }))}
          onAdd={(texts) => edit((draft) => addValues(draft, AGENTS_KEY, texts, "string"))}
          onRemove={(at) => edit((draft) => removeValue(draft, AGENTS_KEY, Number(at)))}
        />
        <HiddenValues row={row} index={index} />
      </div>
    </>
  );
}
