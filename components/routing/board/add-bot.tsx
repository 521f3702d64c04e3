"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/inputs/combobox";
import { Field } from "@/components/ui/inputs/field";
import { Select } from "@/components/ui/inputs/select";
import { PRIORITY_WORDS, statusTitle } from "@/lib/contract/bot-words";
import { PRIORITIES, type Priority } from "@/lib/contract/bots";
import type { RoutableBot } from "@/lib/routing/api";
import { numberWords } from "@/lib/text/number-words";

type AddBotProps = {
  /** Bots of this application that are not in the group. */
  bots: readonly RoutableBot[];
  onAdd: (bot: RoutableBot, priority: Priority) => void;
};

const LANES = PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_WORDS[priority].title }));

/** Field that adds a bot to the group. */
export function AddBot({ bots, onAdd }: AddBotProps) {
  const [chosen, setChosen] = useState("");
  const [priority, setPriority] = useState<Priority>("normal");
  const [error, setError] = useState<string>();
  if (bots.length === 0)
    return <p className="text-muted text-sm">Every bot of this application is in the group.</p>;
  const add = () => {
    const bot = bots.find(({ id }) => id === chosen);
    if (!bot) return setError("Choose a bot first");
    onAdd(bot, priority);
    setChosen("");
  };
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Field label="Bot to add" error={error} className="w-full sm:w-72">
        {(aria) => (
          <Combobox
            {...aria}
            value={chosen}
            onValueChange={(id) => {
              setChosen(id);
              setError(undefined);
            }}
            options={bots.map(({ id, name, status, capacity }) => ({
              value: id,
              label: name,
              description: `${statusTitle(status)}, capacity ${numberWords(capacity)}`,
            }))}
            placeholder="Name of a bot"
          />
        )}
      </Field>
      <Field label="Priority">
        {(aria) => (
          <Select
            {...aria}
            value={priority}
            onValueChange={(to) => setPriority(to as Priority)}
            options={LANES}
          />
        )}
      </Field>
      <Button onClick={add} className="mt-7">
        Add bot
      </Button>
    </div>
  );
}
