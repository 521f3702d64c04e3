"use client";

import { CircleAlert, TriangleAlert, X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { isInQuotes, isValueList, valueParts } from "@/lib/text/pasted-values";
import { addedWords } from "./added-words";
import { isComposing } from "../composing";
import { cn } from "../cn";
import { useAnnounce } from "../live-region";
import { Name } from "../name";

export type Chip = { key: string; label: string; error?: string; warning?: string };

type ChipInputProps<T extends Chip> = {
  chips: readonly T[];
  onAdd: (texts: string[]) => void;
  onRemove: (key: string) => void;
  /** Name of the list of values: "Values of rating · score". */
  label: string;
  placeholder?: string;
  id?: string;
  inputMode?: "text" | "numeric" | "decimal";
  disabled?: boolean;
  className?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
  "aria-label"?: string;
  required?: boolean;
};

/**
 * Field for a list of values as chips. Enter or a comma adds one, a pasted list is split, quotes around a
 * value are removed, Backspace in the empty field removes the last one.
 */
export function ChipInput<T extends Chip>({ chips, onAdd, onRemove, label, ...props }: ChipInputProps<T>) {
  const { placeholder, className, disabled, required, ...input } = props;
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();
  const problems = [...new Set(chips.flatMap((chip) => chip.error ?? []))];
  const problemsId = useId();

  const add = (given: string, typed = true) => {
    const parts = valueParts(given, typed);
    const values = parts.filter((part) => part !== "");
    setText("");
    if (values.length === 0) return;
    onAdd(values);
    const labels = chips.map((chip) => chip.label);
    const unquoted = values.length === 1 && given.trim() !== values[0] && /^["'“„«‘‚「＂]/.test(given.trim());
    announce(`${addedWords(parts, labels)}${unquoted ? ", without the quotes around it" : ""}`);
  };
  const remove = (chip: Chip) => {
    onRemove(chip.key);
    announce(`Removed ${chip.label}`);
    field.current?.focus();
  };
  const key = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Enter" && text.trim() === "") return;
    const last = chips.at(-1);
    const parts = /^[,、，]$/.test(event.key) && !isInQuotes(text);
    if (event.key === "Enter" || parts) {
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && text === "" && last) {
      event.preventDefault();
      remove(last);
    }
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text");
    if (!isValueList(text + pasted)) return;
    event.preventDefault();
    add(text + pasted, false);
  };

  return (
    <div className={cn("grid grid-cols-1 gap-1.5", className)}>
      {/* A press anywhere in the box focuses the input; the keyboard reaches the input itself. */}
      <div
        onPointerDown={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          field.current?.focus();
        }}
        className={cn(
          "transition-state flex min-h-9 flex-wrap items-center gap-1 rounded-md border bg-surface p-1 pointer-coarse:min-h-11",
          "has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus has-[input:focus-visible]:outline-offset-2",
          props["aria-invalid"] || problems.length > 0 ? "border-danger" : "border-strong",
          disabled && "bg-subtle",
        )}
      >
        {chips.length > 0 && (
          <ul aria-label={label} className="contents">
            {chips.map((chip) => (
              <ChipItem key={chip.key} chip={chip} disabled={disabled} onRemove={() => remove(chip)} />
            ))}
          </ul>
        )}
        <input
          ref={field}
          value={text}
          onChange={({ target: { value } }) => {
            // On-screen keyboards do not report the key, so the comma is found in the text.
            if (/[,、，]/.test(value) && !isInQuotes(value)) add(value);
            else setText(value);
          }}
          onKeyDown={key}
          onPaste={paste}
          onBlur={() => add(text)}
          disabled={disabled}
          placeholder={chips.length === 0 ? placeholder : undefined}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="done"
          aria-required={required}
          className="h-7 min-w-24 flex-1 bg-transparent px-2 text-base outline-none pointer-coarse:h-11 pointer-coarse:text-lg"
          {...input}
          aria-invalid={input["aria-invalid"] || problems.length > 0 || undefined}
          aria-describedby={cn(input["aria-describedby"], problems.length > 0 && problemsId) || undefined}
        />
      </div>
      {problems.length > 0 && (
        <ul id={problemsId} className="text-danger-text text-sm">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

type ChipItemProps = { chip: Chip; disabled?: boolean; onRemove: () => void };

function ChipItem({ chip, disabled, onRemove }: ChipItemProps) {
  const note = chip.error ?? chip.warning;
  return (
    <li
      className={cn(
        "inline-flex min-h-7 max-w-full items-center gap-1 rounded-[4px] border pl-2 text-sm pointer-coarse:min-h-11",
        chip.error ? "border-transparent bg-danger-subtle text-danger-text" : "bg-subtle text-text",
        chip.warning && !chip.error && "border-warning",
        disabled && "pr-2",
      )}
    >
      {chip.error && <CircleAlert aria-hidden className="size-3.5 shrink-0" />}
      {chip.warning && !chip.error && (
        <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warning-text" />
      )}
      <Name className="min-w-0">{chip.label}</Name>
      {!disabled && (
        <button
          type="button"
          aria-label={note === undefined ? `Remove ${chip.label}` : `Remove ${chip.label}: ${note}`}
          onClick={onRemove}
          className="transition-state grid size-7 shrink-0 place-items-center rounded-[4px] hover:text-text focus-visible:outline-offset-[-2px] pointer-coarse:size-11"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </li>
  );
}
