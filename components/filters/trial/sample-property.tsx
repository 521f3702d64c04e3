"use client";

import { useState } from "react";
import { Input } from "@/components/ui/inputs/input";
import { Select } from "@/components/ui/inputs/select";
import { labelProperty } from "@/lib/filters/describe";
import type { Location } from "@/lib/filters/model";
import { scalarTypeOf } from "@/lib/filters/scalar";
import { nameWords } from "@/lib/filters/words";
import type { SampleProperty as Property } from "@/lib/playground/known";

const KINDS = [
  { value: "absent", label: "Absent" },
  { value: "string", label: "Text" },
  { value: "int", label: "Number" },
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const;
type Kind = (typeof KINDS)[number]["value"];

function kindOf(value: unknown): Kind | "other" {
  if (value === undefined) return "absent";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return scalarTypeOf(value) === undefined ? "other" : typeof value === "number" ? "int" : "string";
}

function startOf(kind: string, before: unknown): unknown {
  const text = typeof before === "boolean" || before === undefined ? "" : String(before);
  switch (kind) {
    case "yes":
      return true;
    case "no":
      return false;
    case "int":
      return /^-?\d+$/.test(text) ? Number(text) : 0;
    case "string":
      return text;
    default:
      return undefined;
  }
}

type SamplePropertyProps = {
  location: Location;
  property: Property;
  /** Reason why the property cannot be changed here. */
  fixed?: string;
  onChange: (value: unknown) => void;
};

/** One property of a sample: absent, or of a type with a value. */
export function SampleProperty({ location, property, fixed, onChange }: SamplePropertyProps) {
  const { namespace, name, value } = property;
  const kind = kindOf(value);
  const subject = labelProperty(location, namespace, name);
  const options = kind === "other" ? [...KINDS, { value: "other", label: "Something else" }] : KINDS;
  const typed = kind === "string" || kind === "int";
  return (
    <li className="grid gap-1">
      <span className="wrap-anywhere font-mono text-sm">
        {nameWords(namespace)} · {nameWords(name)}
      </span>
      {fixed === undefined ? (
        <span className="grid grid-cols-[7rem_minmax(0,1fr)] items-start gap-2">
          <Select
            size="sm"
            aria-label={`In the sample, ${subject}`}
            value={kind}
            onValueChange={(next) => onChange(startOf(next, value))}
            options={options}
          />
          {typed && <ValueInput subject={subject} value={value as string | number} onChange={onChange} />}
        </span>
      ) : (
        <span className="wrap-anywhere text-muted text-sm">
          {JSON.stringify(value)}, {fixed}
        </span>
      )}
    </li>
  );
}

type ValueInputProps = { subject: string; value: string | number; onChange: (value: unknown) => void };

function ValueInput({ subject, value, onChange }: ValueInputProps) {
  // Text that is not a number yet, such as a lone minus.
  const [text, setText] = useState<string>();
  const isNumber = typeof value === "number";
  const type = (typed: string) => {
    const complete = !isNumber || scalarTypeOf(Number(typed)) !== undefined;
    setText(complete && typed.trim() !== "" ? undefined : typed);
    if (!isNumber) onChange(typed);
    else if (complete && typed.trim() !== "") onChange(Number(typed));
  };
  return (
    <Input
      aria-label={`Sample value of ${subject}`}
      aria-invalid={isNumber && text !== undefined ? true : undefined}
      inputMode={isNumber ? "numeric" : undefined}
      autoComplete="off"
      value={isNumber ? (text ?? String(value)) : value}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setText(undefined)}
      className="h-control-sm"
    />
  );
}
