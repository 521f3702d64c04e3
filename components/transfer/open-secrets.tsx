"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";

type OpenSecretsProps = { wrong?: string; pending: boolean; onPassphrase: (passphrase: string) => void };

/** Form for the passphrase of a file with sealed secrets. */
export function OpenSecrets({ wrong, pending, onPassphrase }: OpenSecretsProps) {
  const [typed, setTyped] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== "") onPassphrase(typed);
  };
  return (
    <form
      onSubmit={submit}
      className="flex max-w-form flex-wrap items-start gap-2 rounded-lg border bg-surface p-4"
    >
      <Field
        label="Passphrase of the file"
        error={wrong}
        hint="The file holds sealed secrets. The passphrase opens them on the server and is not stored."
        className="min-w-0 flex-1 basis-64"
      >
        {(aria) => (
          <Input
            {...aria}
            type="password"
            autoComplete="off"
            data-1p-ignore
            data-lpignore="true"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" className="sm:mt-7" pending={pending} pendingLabel="Opening…">
        Open the secrets
      </Button>
    </form>
  );
}
