"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";

type IconButtonProps = ComponentProps<"button"> & {
  /** Accessible name, also shown as tooltip: "Remove condition 2". */
  label: string;
  shortcut?: string;
  size?: "sm" | "md";
  tone?: "neutral" | "danger";
};

/** Button with only an icon, and a name in its tooltip. */
export function IconButton({
  label,
  shortcut,
  size = "sm",
  tone = "neutral",
  type = "button",
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} describes={false}>
      <button
        type={type}
        aria-label={label}
        className={cn(
          "transition-state inline-grid shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text",
          "disabled:cursor-not-allowed disabled:opacity-50 pointer-coarse:size-11 [&_svg]:size-4",
          size === "sm" ? "size-8" : "size-9",
          tone === "danger" && "hover:bg-danger-subtle hover:text-danger-text",
          className,
        )}
        {...props}
      />
    </Tooltip>
  );
}
