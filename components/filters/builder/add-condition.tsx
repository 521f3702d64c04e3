"use client";

import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/inputs/combobox";
import { isEscape } from "@/components/ui/composing";
import { AGENTS_KEY, findRow } from "@/lib/filters/builder/builder";
import { type Choice, choices, rowOf } from "@/lib/filters/builder/catalog";
import { rowName } from "@/lib/filters/builder/problems";
import { offeredLocations } from "@/lib/filters/offered";
import { useBuilder } from "./builder-context";
import { CustomProperty } from "./custom-property";
import { LOCATION_WORDS } from "./row-subject";
import { useAddRow } from "./use-add-row";

// Property keys are JSON, so none is this word.
const CUSTOM = "custom";

/**
 * Button that adds a condition, and its list of properties. Properties that are not listed can be typed.
 */
export function AddCondition() {
  const { draft, place, focus, id } = useBuilder();
  const addRow = useAddRow();
  /**
   * Open part: the list, or the form for another property, which starts with the text typed into the list.
   */
  const [open, setOpen] = useState<"list" | { typed: string }>();
  const offered = choices(place.catalog, place.version, place.action);
  const locations = offeredLocations(place.version, place.action);

  const close = () => {
    setOpen(undefined);
    focus("add");
  };
  const choose = (value: string) => {
    const choice = offered.find(({ key }) => key === value);
    if (choice) {
      setOpen(undefined);
      addRow(rowOf(choice));
    } else {
      setOpen({ typed: value === CUSTOM ? "" : value });
    }
  };
  const escape = (event: KeyboardEvent) => {
    if (!isEscape(event.nativeEvent) || event.defaultPrevented) return;
    // Escape closes only this list, not a dialog around it.
    event.preventDefault();
    event.stopPropagation();
    close();
  };

  if (!open) {
    return (
      <Button
        id={id("add")}
        className="justify-self-start"
        onClick={() => {
          setOpen("list");
          focus("picker");
        }}
      >
        <Plus aria-hidden className="size-4" />
        Add condition
      </Button>
    );
  }
  return (
    <div onKeyDown={escape}>
      {open === "list" ? (
        <div
          className="flex gap-2"
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget))
              setOpen((it) => (it === "list" ? undefined : it));
          }}
        >
          <Combobox
            id={id("picker")}
            aria-label="Add a condition on"
            placeholder={locations.length > 0 ? "Search properties, or type another" : "Search"}
            className="min-w-0 flex-1"
            defaultOpen
            value=""
            onValueChange={choose}
            allowCustom={locations.length > 0}
            customLabel={(text) => `Another property: “${text}”`}
            options={[
              ...offered.map((choice) => optionOf(choice, findRow(draft, choice.key) !== undefined)),
              ...(locations.length > 0
                ? [{ value: CUSTOM, label: "Another property…", group: "Other" }]
                : []),
            ]}
          />
          <Button variant="ghost" onClick={close}>
            Cancel
          </Button>
        </div>
      ) : (
        <CustomProperty typed={open.typed} locations={locations} onClose={close} onAdd={addRow} />
      )}
    </div>
  );
}

function optionOf(choice: Choice, inUse: boolean) {
  const { key, property } = choice;
  const note = property ? property.note : "all listed agents are in the chat";
  return {
    value: key,
    label: rowName(rowOf(choice)),
    group: key === AGENTS_KEY || !property ? "Agents" : LOCATION_WORDS[property.location],
    description: inUse ? "has a condition already" : note,
    keywords: property && `${property.namespace}.${property.name}`,
  };
}
