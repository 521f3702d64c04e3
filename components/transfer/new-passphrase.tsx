"use client";

import { SecretInput } from "@/components/secrets/secret-input";
import { Field } from "@/components/ui/inputs/field";

type NewPassphraseProps = { value: string; onChange: (value: string) => void; error?: string };

/** Field for a new passphrase. It can be shown, so it need not be typed twice. */
export function NewPassphrase({ value, onChange, error }: NewPassphraseProps) {
  return (
    <Field
      label="Passphrase"
      error={error}
      hint="Keep it apart from the file: without it the secrets cannot be opened, by anyone. It is not stored here."
    >
      {(aria) => <SecretInput {...aria} value={value} onValueChange={onChange} />}
    </Field>
  );
}
