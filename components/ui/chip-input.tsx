"use client";

import { CircleAlert, X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { isComposing } from "./composing";
import { cn } from "./cn";
import { useAnnounce } from "./live-region";

export type Chip = { key: string; label: string; error?: string };

type ChipInputProps<T extends Chip> = {
  chips: readonly T[];
  onAdd: (texts: string[]) => void;
  onRemove: (key: string) => void;
  /** What the values are, for the list's name: "Values of rating · score". */
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

/** Values as chips. Enter or a comma adds, a pasted list is split, Backspace in the empty field removes the last one. */
export function ChipInput<T extends Chip>({ chips, onAdd, onRemove, label, ...props }: ChipInputProps<T>) {
  const { placeholder, className, disabled, required, ...input } = props;
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();
  const problems = [...new Set(chips.flatMap((chip) => chip.error ?? []))];
  const problemsId = useId();

  const add = (texts: string[]) => {
    const values = texts.map((value) => value.trim()).filter((value) => value !== "");
    setText("");
    if (values.length === 0) return;
    onAdd(values);
    announce(`Added ${values.join(", ")}`);
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
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add([text]);
    } else if (event.key === "Backspace" && text === "" && last) {
      event.preventDefault();
      remove(last);
    }
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text");
    if (!/[,\n\t]/.test(pasted.trim())) return;
    event.preventDefault();
    add((text + pasted).split(/[,\n\r\t]+/));
  };

  return (
    <div className={cn("grid grid-cols-1 gap-1.5", className)}>
      {/* Pressing anywhere in the box types in it; the input itself is what the keyboard reaches. */}
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
            // Keyboards on a screen do not tell which key it was.
            if (value.includes(",")) add(value.split(","));
            else setText(value);
          }}
          onKeyDown={key}
          onPaste={paste}
          onBlur={() => add([text])}
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
  return (
    <li
      className={cn(
        "inline-flex min-h-7 max-w-full items-center gap-1 rounded-[4px] border pl-2 text-sm pointer-coarse:min-h-11",
        chip.error ? "border-transparent bg-danger-subtle text-danger-text" : "bg-subtle text-text",
        disabled && "pr-2",
      )}
    >
      {chip.error && <CircleAlert aria-hidden className="size-3.5 shrink-0" />}
      <span className="min-w-0 break-all">{chip.label}</span>
      {!disabled && (
        <button
          type="button"
          aria-label={chip.error ? `Remove ${chip.label}: ${chip.error}` : `Remove ${chip.label}`}
          onClick={onRemove}
          className="transition-state grid size-7 shrink-0 place-items-center rounded-[4px] hover:text-text focus-visible:outline-offset-[-2px] pointer-coarse:size-11"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </li>
  );
}
