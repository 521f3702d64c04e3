"use client";

import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { sameText } from "@/lib/text/fold";
import { isComposing } from "../composing";
import { cn } from "../cn";
import { ComboboxList } from "./combobox-list";
import { type ComboboxOption, type ComboboxRow, bestRow, visibleRows } from "./combobox-rows";
import { CONTROL } from "./input";

type ComboboxProps = {
  value: string;
  onValueChange: (value: string) => void;
  options: readonly ComboboxOption[];
  /** Allows a text that is no option as the value. */
  allowCustom?: boolean;
  /** Opens the list at once, for a field that appears only to choose from it. */
  defaultOpen?: boolean;
  /** Label of the row for a custom value; the typed text in quotes by default. */
  customLabel?: (text: string) => string;
  placeholder?: string;
  id?: string;
  mono?: boolean;
  disabled?: boolean;
  className?: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
  "aria-label"?: string;
};

/**
 * Text field with a list to choose from (ARIA combobox). Escape closes only the list, and restores the
 * text.
 */
export function Combobox(props: ComboboxProps) {
  const {
    value,
    onValueChange,
    options,
    allowCustom = false,
    defaultOpen = false,
    customLabel,
    mono,
    className,
    ...input
  } = props;
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState<string>();
  const [open, setOpen] = useState(defaultOpen);
  const [active, setActive] = useState(-1);

  const chosen = options.find((option) => option.value === value)?.label ?? value;
  // The whole list is shown until the person types, not only the options like the current value.
  const rows = visibleRows(options, text ?? "", allowCustom, customLabel);

  const show = (row = -1) => {
    setOpen(true);
    setActive(row);
  };
  const rest = () => {
    setText(undefined);
    setOpen(false);
    setActive(-1);
  };
  const choose = (row: ComboboxRow) => {
    rest();
    if (row.value !== value) onValueChange(row.value);
  };
  const leave = () => {
    // Leaving the field accepts the typed text if it names an option or custom values are allowed;
    // otherwise the old value stays.
    const typed = text?.trim();
    const match = typed ? rows.find((row) => sameText(row.label, typed) || row.custom) : undefined;
    if (match) choose(match);
    else rest();
  };

  const key = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!open)
        show(
          Math.max(
            0,
            rows.findIndex((row) => row.value === value),
          ),
        );
      else if (rows.length > 0) setActive((active + step + rows.length) % rows.length);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const row = rows[active] ?? (text?.trim() ? rows[0] : undefined);
      if (row) choose(row);
      else rest();
    } else if (event.key === "Escape" && (open || text !== undefined)) {
      event.preventDefault();
      event.stopPropagation();
      rest();
    }
  };

  return (
    <div className={cn("relative flex items-center", className)}>
      <input
        ref={field}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={text ?? chosen}
        onChange={(event) => {
          setText(event.target.value);
          const found = visibleRows(options, event.target.value, allowCustom, customLabel);
          show(event.target.value.trim() === "" ? -1 : bestRow(found, event.target.value));
        }}
        onClick={() => show()}
        onFocus={(event) => event.target.select()}
        onBlur={leave}
        onKeyDown={key}
        className={cn(CONTROL, "h-control truncate pr-8", mono && "font-mono")}
        {...input}
      />
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-4 text-muted" />
      {open && (
        <ComboboxList
          id={listId}
          anchor={field}
          rows={rows}
          active={active}
          value={value}
          onChoose={choose}
          onHover={setActive}
          onDismiss={leave}
        />
      )}
    </div>
  );
}
