"use client";

import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { isEnter, isEscape } from "@/components/ui/composing";
import { Select } from "@/components/ui/inputs/select";
import type { Verdict } from "@/lib/filters/verdict";
import { MAX_CASE_NAME } from "@/lib/playground/limits";
import { VERDICT_WORDS } from "@/lib/playground/words";

type NewCaseFormProps = {
  /** Current verdict, the default for the verdict that the case expects. */
  verdict: Verdict;
  onKeep: (name: string, expected: Verdict) => Promise<void>;
  onCancel: () => void;
};

const VERDICTS = Object.entries(VERDICT_WORDS).map(([value, { title }]) => ({ value, label: title }));

/** Form that names a case. No form element: it stands inside another form. */
export function NewCaseForm({ verdict, onKeep, onCancel }: NewCaseFormProps) {
  const [name, setName] = useState("");
  const [expected, setExpected] = useState<string>(verdict);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);
  const keep = async () => {
    if (pending) return;
    if (name.trim() === "") {
      setError("Give the case a name");
      return;
    }
    setPending(true);
    try {
      await onKeep(name.trim(), expected as Verdict);
    } catch {
      setError("The case was not saved");
      setPending(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isEscape(event.nativeEvent)) onCancel();
    if (!isEnter(event.nativeEvent) || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void keep();
  };
  return (
    <div
      role="group"
      aria-label="New case"
      onKeyDown={onKeyDown}
      className="grid gap-3 rounded-md bg-subtle p-3"
    >
      <Field label="Name of the case" error={error}>
        {(aria) => (
          <Input
            {...aria}
            // The field appears on request, in order to be typed in.
            autoFocus
            autoComplete="off"
            maxLength={MAX_CASE_NAME}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="Expected result">
        {(aria) => <Select {...aria} value={expected} onValueChange={setExpected} options={VERDICTS} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" pending={pending} onClick={() => void keep()}>
          Save case
        </Button>
        <Button size="sm" variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
