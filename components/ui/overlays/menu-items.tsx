"use client";

import { Check } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { type ComponentProps, createContext, type ReactNode, useContext } from "react";
import { cn } from "../cn";
import { CloseContext } from "./menu";

const ITEM =
  "transition-state flex min-h-8 w-full select-none items-center gap-2.5 rounded-md px-2 py-1 text-left pointer-coarse:min-h-11 " +
  "focus:bg-hover focus-visible:outline-offset-[-2px] aria-disabled:cursor-not-allowed aria-disabled:text-muted [&_svg]:size-4 [&_svg]:shrink-0";

type MenuItemProps = Omit<ComponentProps<"button">, "onSelect"> & {
  onSelect?: () => void;
  /** Makes the item a link. */
  href?: Route;
  icon?: ReactNode;
  /** Reason why the item cannot be chosen now. It is shown, and the item stays focusable. */
  unavailable?: string;
  tone?: "neutral" | "danger";
  shortcut?: ReactNode;
};

export function MenuItem({
  onSelect,
  href,
  icon,
  unavailable,
  tone,
  shortcut,
  className,
  children,
  ...props
}: MenuItemProps) {
  const close = useContext(CloseContext);
  const look = cn(ITEM, tone === "danger" && "text-danger-text focus:bg-danger-subtle", className);
  const inner = (
    <>
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {unavailable && <span className="block text-muted text-sm">{unavailable}</span>}
      </span>
      {shortcut}
    </>
  );
  const choose = () => {
    if (unavailable) return;
    close();
    onSelect?.();
  };
  if (href && !unavailable) {
    return (
      <Link href={href} role="menuitem" tabIndex={-1} className={look} onClick={choose}>
        {inner}
      </Link>
    );
  }
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={unavailable ? true : undefined}
      className={look}
      onClick={choose}
      {...props}
    >
      {inner}
    </button>
  );
}

type RadioContextValue = { value: string; onValueChange: (value: string) => void };

const RadioContext = createContext<RadioContextValue>({ value: "", onValueChange: () => undefined });

type MenuRadioGroupProps = RadioContextValue & { children: ReactNode; label?: string };

export function MenuRadioGroup({ value, onValueChange, label, children }: MenuRadioGroupProps) {
  return (
    <RadioContext value={{ value, onValueChange }}>
      <div role="group" aria-label={label}>
        {children}
      </div>
    </RadioContext>
  );
}

type MenuRadioItemProps = { value: string; children: ReactNode; icon?: ReactNode };

export function MenuRadioItem({ value, icon, children }: MenuRadioItemProps) {
  const group = useContext(RadioContext);
  const close = useContext(CloseContext);
  const chosen = group.value === value;
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={chosen}
      tabIndex={-1}
      className={ITEM}
      onClick={() => {
        close();
        if (!chosen) group.onValueChange(value);
      }}
    >
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      <Check aria-hidden className={cn("text-accent-strong", !chosen && "invisible")} />
    </button>
  );
}

/** Heading of a part of a menu; not an item. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-1 text-muted text-sm">{children}</div>;
}

export function MenuSeparator() {
  return <hr className="-mx-1 my-1" />;
}
