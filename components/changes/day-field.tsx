"use client";

import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { Input } from "@/components/ui/inputs/input";
import { isWholeDay } from "@/lib/changes/typed-day";

/** Pause in milliseconds after which a typed day counts as complete. */
const SETTLE_MS = 700;

type DayFieldProps = { label: string; value: string | null; onChange: (day: string | null) => void };

/**
 * Field for a day that limits the timeline. A date field reports every key, so a typed day counts once
 * typing pauses or ends, as one step of history and one request. A day that is picked or cleared with the
 * pointer counts at once.
 */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const [typed, setTyped] = useState<string>();
  const byKeys = useRef(false);
  const settle = (day: string | undefined) => {
    setTyped(undefined);
    if (day === undefined || (day !== "" && !isWholeDay(day)) || day === (value ?? "")) return;
    onChange(day === "" ? null : day);
  };
  const settleLater = useEffectEvent(settle);
  useEffect(() => {
    if (typed === undefined || !isWholeDay(typed)) return;
    const timer = setTimeout(() => settleLater(typed), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const press = (event: KeyboardEvent) => {
    byKeys.current = true;
    if (event.key === "Enter") settle(typed);
  };
  return (
    <label className="flex min-w-0 items-center gap-2 text-muted text-sm">
      {label}
      <Input
        type="date"
        value={typed ?? value ?? ""}
        onKeyDown={press}
        onPointerDown={() => {
          byKeys.current = false;
        }}
        onChange={({ target: { value: day } }) => (byKeys.current ? setTyped(day) : settle(day))}
        onBlur={() => {
          settle(typed);
          byKeys.current = false;
        }}
        className="h-control-sm min-w-0"
      />
    </label>
  );
}
