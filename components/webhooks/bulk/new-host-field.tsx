"use client";

import { useState } from "react";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { parseNewHost } from "@/lib/webhooks/bulk";

type NewHostFieldProps = { value: string; onChange: (value: string) => void };

/** Field for the new host of many webhooks. */
export function NewHostField({ value, onChange }: NewHostFieldProps) {
  // Errors wait until the field is left: a half-typed host is no mistake.
  const [left, setLeft] = useState(false);
  const wrong = left && value.trim() !== "" && parseNewHost(value) === undefined;
  return (
    <Field
      label="New host"
      hint="Add a port if needed. Path and query stay, and so does http or https unless you type it."
      error={wrong ? "Type a host alone, such as hooks.example.com or https://hooks.example.com" : undefined}
    >
      {(aria) => (
        <Input
          {...aria}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={() => setLeft(true)}
          inputMode="url"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="font-mono"
        />
      )}
    </Field>
  );
}
