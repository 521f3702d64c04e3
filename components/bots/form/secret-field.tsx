"use client";

import { type Control, useController } from "react-hook-form";
import { SecretInput } from "@/components/secrets/secret-input";
import { Field } from "@/components/ui/inputs/field";
import { RadioGroup } from "@/components/ui/inputs/radio-group";
import type { BotForm } from "@/lib/bots/form";
import { BOT_LABELS } from "@/lib/bots/labels";
import { SecretReveal } from "./secret-reveal";

type SecretFieldProps = {
  control: Control<BotForm>;
  /** True if a secret is stored that can be kept. */
  stored: boolean;
  botId?: string;
};

/**
 * Secret of the bot's webhooks: keeps the stored one, which need not reach this browser, or takes a new
 * one.
 */
export function SecretField({ control, stored, botId }: SecretFieldProps) {
  const { field, fieldState } = useController({ control, name: "webhooks.secret" });
  const { kind, value } = field.value;
  return (
    <div className="grid grid-cols-1 gap-3">
      {stored && (
        <RadioGroup
          legend="Secret"
          name="secret-kind"
          value={kind}
          onValueChange={(next) => field.onChange({ kind: next === "keep" ? "keep" : "value", value: "" })}
          options={[
            {
              value: "keep",
              label: "Keep the stored secret",
              description: "Kept on the server; this browser never sees it",
            },
            {
              value: "value",
              label: "Another secret",
              description: "Give it to the receiver at the same time",
            },
          ]}
        />
      )}
      {kind === "keep" && botId !== undefined && <SecretReveal botId={botId} />}
      {kind === "value" && (
        <Field
          label={BOT_LABELS["webhooks.secret"]}
          required
          error={fieldState.error?.message}
          hint="Sent in every delivery to prove that it is genuine. Give it to the receiver too."
        >
          {(aria) => (
            <SecretInput
              doubted
              {...aria}
              ref={field.ref}
              value={value}
              onValueChange={(typed) => field.onChange({ kind, value: typed })}
              onBlur={field.onBlur}
            />
          )}
        </Field>
      )}
    </div>
  );
}
