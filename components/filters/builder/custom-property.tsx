"use client";

import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { isEnter } from "@/components/ui/composing";
import { Select } from "@/components/ui/inputs/select";
import type { FilterRow } from "@/lib/filters/builder/builder";
import { declaredType } from "@/lib/filters/builder/catalog";
import { newPropertyRow } from "@/lib/filters/builder/edit";
import { type Location, LOCATIONS } from "@/lib/filters/model";
import { TYPE_WORDS } from "@/lib/filters/scalar";
import { trimmed } from "@/lib/text/trimmed";
import { useBuilder } from "./builder-context";
import { LOCATION_WORDS } from "./row-subject";
import { isScalarType, TYPE_OPTIONS } from "./type-options";

type CustomPropertyProps = {
  /** Text typed into the list of properties, such as `queue.enabled`. */
  typed: string;
  locations: readonly Location[];
  onAdd: (row: FilterRow) => void;
  onClose: () => void;
};

const NAMES = [
  { field: "namespace", label: "Namespace", missing: "Enter the namespace of the property" },
  { field: "name", label: "Name", missing: "Enter the name of the property" },
] as const;

/**
 * Form for a property that is not listed. Namespace and name are two fields because either may hold dots.
 */
export function CustomProperty({ typed, locations, onAdd, onClose }: CustomPropertyProps) {
  const { place } = useBuilder();
  const [fields, setFields] = useState(() => ({
    ...split(typed),
    location: locations[0] ?? "chat",
    type: "",
  }));
  const [tried, setTried] = useState(false);
  const namespace = trimmed(fields.namespace);
  const name = trimmed(fields.name);
  const property = { location: fields.location, namespace, name };
  const known = declaredType(property, place.catalog);
  const chosen = isScalarType(fields.type) ? fields.type : undefined;

  const add = () => {
    setTried(true);
    if (namespace === "" || name === "" || !(known ?? chosen)) return;
    onClose();
    onAdd(newPropertyRow(property, known ? undefined : chosen));
  };
  const enter = (event: KeyboardEvent) => {
    if (isEnter(event.nativeEvent) && !event.metaKey && !event.ctrlKey) add();
  };

  return (
    <div role="group" aria-label="Another property" className="grid gap-4 rounded-lg border bg-surface p-4">
      <div className="grid gap-4 @md:grid-cols-2">
        {NAMES.map(({ field, label, missing }) => (
          <Field
            key={field}
            label={label}
            error={tried && trimmed(fields[field]) === "" ? missing : undefined}
          >
            {(aria) => (
              <Input
                {...aria}
                mono
                // The person opened this form in order to type here.
                autoFocus={field === "namespace"}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                value={fields[field]}
                onChange={(event) => setFields({ ...fields, [field]: event.target.value })}
                onKeyDown={enter}
              />
            )}
          </Field>
        ))}
        <Field label="Location">
          {(aria) => (
            <Select
              {...aria}
              value={fields.location}
              options={locations.map((value) => ({ value, label: LOCATION_WORDS[value] }))}
              onValueChange={(value) => {
                const location = LOCATIONS.find((candidate) => candidate === value);
                if (location) setFields({ ...fields, location });
              }}
            />
          )}
        </Field>
        <Field
          label="Type"
          hint={known && `Known to be ${TYPE_WORDS[known]}`}
          error={tried && !known && !chosen ? "Choose the type of its values" : undefined}
        >
          {(aria) => (
            <Select
              {...aria}
              disabled={known !== undefined}
              placeholder="Choose a type"
              value={known ?? fields.type}
              options={TYPE_OPTIONS}
              onValueChange={(type) => setFields({ ...fields, type })}
            />
          )}
        </Field>
      </div>
      <div className="flex gap-2">
        <Button onClick={add}>Add this property</Button>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

/**
 * Splits `queue.enabled` or `queue · enabled` into namespace and name. The guess can be corrected in the
 * fields.
 */
function split(typed: string): { namespace: string; name: string } {
  const [, namespace = typed, name = ""] = /^(.*?)\s*(?: · |·|\.)\s*(.*)$/.exec(typed) ?? [];
  return { namespace, name };
}
