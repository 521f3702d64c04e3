"use client";

import { Pencil } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/inputs/combobox";
import { Field } from "@/components/ui/inputs/field";
import { type GroupNames, groupName } from "@/lib/contract/bot-words";
import { findGroup } from "@/lib/routing/find-group";
import { NameGroup } from "../groups/name-group";

type GroupHeadProps = {
  groupId: number;
  groupIds: readonly number[];
  names: GroupNames;
  mayWrite: boolean;
  onChoose: (groupId: number) => void;
};

/** Choice of the group that the page shows, with a button that names it. */
export function GroupHead({ groupId, groupIds, names, mayWrite, onChoose }: GroupHeadProps) {
  const [naming, setNaming] = useState(false);
  const rename = useRef<HTMLButtonElement>(null);
  const [error, setError] = useState<string>();
  const ids = groupIds.includes(groupId) ? groupIds : [...groupIds, groupId];
  const choose = (typed: string) => {
    // A listed group is found by its number first, even if another group has that number as its name.
    const id = ids.find((one) => String(one) === typed) ?? findGroup(typed, names);
    setError(id === undefined ? "Type the number or name of a group" : undefined);
    if (id !== undefined) onChoose(id);
  };
  const done = () => {
    setNaming(false);
    rename.current?.focus();
  };
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Group" error={error} className="w-full sm:w-72">
          {(aria) => (
            <Combobox
              {...aria}
              value={String(groupId)}
              onValueChange={choose}
              allowCustom
              customLabel={(text) => `Go to group ${text}`}
              options={ids.map((id) => ({ value: String(id), label: groupLabel(id, names) }))}
            />
          )}
        </Field>
        {mayWrite && (
          <Button ref={rename} variant="ghost" aria-expanded={naming} onClick={() => setNaming(!naming)}>
            <Pencil aria-hidden className="size-4" />
            {names[groupId] === undefined ? "Add a name" : "Rename"}
          </Button>
        )}
      </div>
      {naming && <NameGroup key={groupId} groupId={groupId} autoFocus onDone={done} />}
    </div>
  );
}

/** Name and number of a group at the start of a label: "Sales (2)", "Group 2". */
export function groupLabel(id: number, names: GroupNames): string {
  const words = groupName(id, names);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
