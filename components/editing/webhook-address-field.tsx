"use client";

import { TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { Name } from "@/components/ui/name";
import { holdsLogin } from "@/lib/contract/addresses/address-secrets";
import { MAX_URL_LENGTH } from "@/lib/contract/limits";
import { destinationOf } from "@/lib/webhooks/url";

type WebhookAddressFieldProps = Omit<ComponentProps<"input">, "value"> & {
  label: string;
  value: string;
  error?: string;
};

/**
 * Address field of a webhook. Shows the destination, its encryption and the length while a person types.
 */
export function WebhookAddressField({ label, error, ...input }: WebhookAddressFieldProps) {
  const { length } = input.value.trim();
  return (
    <Field
      label={label}
      required
      error={error}
      hint={
        <span className="flex flex-wrap justify-between gap-x-4 gap-y-1">
          <Destination url={input.value} refused={error !== undefined} />
          <span className={cn("ml-auto tabular-nums", length > MAX_URL_LENGTH && "text-danger-text")}>
            {length} of {MAX_URL_LENGTH} characters
          </span>
        </span>
      }
    >
      {(aria) => (
        <Input
          {...aria}
          {...input}
          mono
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="https://example.com/webhooks"
        />
      )}
    </Field>
  );
}

function Destination({ url, refused }: { url: string; refused: boolean }) {
  const login = holdsLogin(url);
  const destination = login ? undefined : destinationOf(url);
  if (login && !refused)
    return <Odd>Contains a user name or password that everyone who sees the address can read</Odd>;
  if (destination === undefined) return <span>Every delivery is a POST to this address</span>;
  if (destination.encrypted) {
    return (
      <span className="min-w-0 wrap-anywhere">
        Sends to <Name className="text-text">{destination.host}</Name>, encrypted
      </span>
    );
  }
  return (
    <Odd>
      Not encrypted: chats and the secret are sent to <Name>{destination.host}</Name> in plain text
    </Odd>
  );
}

function Odd({ children }: { children: ReactNode }) {
  return (
    <span className="flex min-w-0 gap-1.5 text-warning-text">
      <TriangleAlert aria-hidden className="mt-px size-4 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </span>
  );
}
