"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { isEnter } from "@/components/ui/composing";
import { Select } from "@/components/ui/inputs/select";
import { type GroupNames, groupName, PRIORITY_WORDS } from "@/lib/contract/bot-words";
import { PRIORITIES, type Priority } from "@/lib/contract/bots";
import { findGroup } from "@/lib/routing/find-group";

type AddGroupProps = {
  names: GroupNames;
  /** Numbers of the groups that are on the board. */
  taken: number[];
  onAdd: (id: number, priority: Priority) => void;
};

const LANES = PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_WORDS[priority].title }));

/** Field that adds a group to the board, by its number or its name. */
export function AddGroup({ names, taken, onAdd }: AddGroupProps) {
  const [typed, setTyped] = useState("");
  const [priority, setPriority] = useState<Priority>("normal");
  const [error, setError] = useState<string>();
  const suggestions = useId();
  const named = Object.values(names).length > 0;

  const add = () => {
    const id = findGroup(typed, names);
    if (id === undefined) {
      setError(named ? "Type the number or name of a group" : "Type the number of a group, such as 2");
    } else if (taken.includes(id)) {
      setError(`The bot is already in ${groupName(id, names)}`);
    } else {
      onAdd(id, priority);
      setTyped("");
      setError(undefined);
    }
  };
  // Enter belongs to this field, not to the form around it.
  const enter = (event: KeyboardEvent) => {
    if (!isEnter(event.nativeEvent) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    add();
  };

  return (
    <div className="flex flex-wrap items-start gap-2">
      <Field label={named ? "Group number or name" : "Group number"} error={error} className="w-full sm:w-48">
        {(aria) => (
          <Input
            {...aria}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setError(undefined);
            }}
            onKeyDown={enter}
            inputMode={named ? "text" : "numeric"}
            autoComplete="off"
            list={named ? suggestions : undefined}
          />
        )}
      </Field>
      {named && (
        <datalist id={suggestions}>
          {Object.entries(names).map(([id, name]) => (
            <option key={id} value={name} />
          ))}
        </datalist>
      )}
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
      {/* Aligned with the controls, below their labels. */}
      <Button onClick={add} className="mt-7">
        Add group
      </Button>
    </div>
  );
}
