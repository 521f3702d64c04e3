"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { SECRET_BYTES, secretFromBytes } from "@/lib/contract/generated-secret";
import { HiddenNote } from "./hidden-note";

type SecretInputProps = Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
  value: string;
  onValueChange: (secret: string) => void;
};

/** A secret that is typed, pasted or generated, hidden unless asked for. Stands in a `Field`. */
export function SecretInput({ value, onValueChange, ...props }: SecretInputProps) {
  const [shown, setShown] = useState(false);
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
          // Password managers must neither fill nor keep what is not a password of this site.
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
    </div>
  );
}
