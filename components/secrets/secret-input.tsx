"use client";

import { Eye, EyeOff, TriangleAlert } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/inputs/input";
import { secretDoubts } from "@/lib/contract/secret-doubts";
import { SECRET_BYTES, secretFromBytes } from "@/lib/contract/generated-secret";
import { HiddenNote } from "../editing/hidden-note";

type SecretInputProps = Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
  value: string;
  onValueChange: (secret: string) => void;
  /** Shows doubts about the secret: set where receivers compare it. */
  doubted?: boolean;
};

/**
 * Field for a secret that is typed, pasted or generated; hidden until the person shows it. Stands in a
 * `Field`.
 */
export function SecretInput({ value, onValueChange, doubted = false, ...props }: SecretInputProps) {
  const [shown, setShown] = useState(false);
  // Doubts wait until the field is left: a half-typed secret would always look too short.
  const [typing, setTyping] = useState(false);
  const generate = () => {
    onValueChange(secretFromBytes(crypto.getRandomValues(new Uint8Array(SECRET_BYTES))));
    setShown(true);
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="flex min-w-0 flex-1 basis-64 items-center gap-1">
        <Input
          {...props}
          mono
          type={shown ? "text" : "password"}
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
          onFocus={() => setTyping(true)}
          onBlur={(event) => {
            setTyping(false);
            props.onBlur?.(event);
          }}
          // Password managers must neither fill in nor store a secret, which is no password of this site.
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
          spellCheck={false}
        />
        <IconButton size="md" label={shown ? "Hide secret" : "Show secret"} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </IconButton>
        {value !== "" && <CopyButton text={value} label="Copy secret" />}
      </span>
      <Button onClick={generate}>Generate</Button>
      <div className="basis-full empty:hidden">
        <HiddenNote text={value} onMend={onValueChange} exact />
      </div>
      {doubted && !typing && <Doubts secret={value} />}
    </div>
  );
}

function Doubts({ secret }: { secret: string }) {
  return (
    <ul
      aria-label="Doubts about the secret"
      className="grid w-full gap-1 text-sm text-warning-text empty:hidden"
    >
      {secretDoubts(secret).map((words) => (
        <li key={words} className="flex gap-1.5">
          <TriangleAlert aria-hidden className="mt-px size-4 shrink-0" />
          <span className="min-w-0 wrap-anywhere first-letter:uppercase">{words}</span>
        </li>
      ))}
    </ul>
  );
}
