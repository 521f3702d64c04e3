"use client";

import { ChipInput } from "@/components/ui/inputs/chip-input";
import { Switch } from "@/components/ui/inputs/switch";
import { hiddenWords, showValue } from "@/lib/filters/builder/values";

type KnownAgentsFieldsProps = {
  agents: readonly string[] | undefined;
  /** Agents that the push itself adds to the chat. */
  inPush: readonly string[];
  onChange: (agents: readonly string[] | undefined) => void;
};

/** Agents in the chat of a sample: unknown, or a list. */
export function KnownAgentsFields({ agents, inPush, onChange }: KnownAgentsFieldsProps) {
  const known = agents !== undefined;
  return (
    <div className="grid gap-2.5">
      <Switch
        checked={known}
        onCheckedChange={(next) => onChange(next ? [] : undefined)}
        label="We know who is in the chat"
        description={
          known
            ? "Anyone not listed counts as absent."
            : "Conditions on agents can only be checked against the push."
        }
      />
      {inPush.length > 0 && (
        <p className="wrap-anywhere text-muted text-sm">The push says: {inPush.join(", ")}</p>
      )}
      {known && (
        <ChipInput
          label="Who is in the chat"
          aria-label="Put an id or email into the chat"
          placeholder="Ids or emails"
          chips={agents.map((agent) => ({
            key: agent,
            label: showValue(agent),
            warning: hiddenWords(agent),
          }))}
          onAdd={(added) => onChange([...new Set([...agents, ...added])])}
          onRemove={(gone) => onChange(agents.filter((agent) => agent !== gone))}
        />
      )}
    </div>
  );
}
