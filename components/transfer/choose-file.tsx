"use client";

import { FileUp } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DecodeError, decodeText } from "@/lib/text/decode";

type ChooseFileProps = {
  onText: (text: string, fileName?: string) => void;
  /** Reports a file that cannot be read as text. */
  onProblem: (message: string) => void;
  children?: ReactNode;
};

/** Drop area for a file, with a button that chooses one. */
export function ChooseFile({ onText, onProblem, children }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      onText(decodeText(new Uint8Array(await file.arrayBuffer())), file.name);
    } catch (error) {
      onProblem(
        `${file.name} cannot be read${error instanceof DecodeError ? `: ${error.message}` : ". Choose it again"}.`,
      );
    }
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
      className={cn("grid gap-3 rounded-lg", over && "outline-2 outline-focus outline-offset-4")}
    >
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml,.json,text/yaml,application/json"
        aria-label="Configuration file"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          // Cleared, so that choosing the same file again fires an event.
          event.target.value = "";
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => input.current?.click()}>
          <FileUp aria-hidden className="size-4" />
          Choose a file
        </Button>
        <span className="text-muted">or drop it here, or paste its text below.</span>
      </div>
      {children}
    </div>
  );
}
