"use client";

import { X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { Modal } from "./modal";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the primary one last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** Cannot be closed, as while its work is under way. */
  locked?: boolean;
  className?: string;
};

const WIDTHS = { sm: "sm:w-110", md: "sm:w-140", lg: "sm:w-220" } as const;

/**
 * A modal dialog, at the bottom edge on small screens. The first control gets the focus, or the one marked
 * `data-autofocus`.
 */
export function Dialog({
  title,
  description,
  children,
  footer,
  size = "sm",
  locked,
  className,
  ...modal
}: DialogProps) {
  const id = useId();
  return (
    <Modal
      {...modal}
      locked={locked}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      className={cn(
        "inset-x-0 mx-auto max-h-[85dvh] flex-col overflow-hidden rounded-lg open:flex",
        "max-sm:top-auto max-sm:bottom-0 max-sm:w-full max-sm:rounded-b-none max-sm:border-x-0 max-sm:border-b-0",
        "starting:translate-y-2 sm:top-[12dvh] sm:max-h-[76dvh] sm:max-w-[calc(100%-3rem)]",
        WIDTHS[size],
        className,
      )}
    >
      <div className="space-y-1 px-6 pt-5 pr-14 max-sm:px-4 max-sm:pr-14">
        <h2 id={`${id}-title`} className="line-clamp-2 wrap-anywhere font-semibold text-lg">
          {title}
        </h2>
        {description && (
          <div id={`${id}-description`} className="text-muted">
            {description}
          </div>
        )}
      </div>
      {/* Room for focus rings inside what scrolls. */}
      <div className="wrap-anywhere min-h-0 flex-1 overflow-y-auto px-6 py-4 max-sm:px-4">{children}</div>
      {footer && (
        <div className="flex flex-wrap justify-end gap-2 border-t px-6 py-3 max-sm:px-4 max-sm:[&>*]:flex-1">
          {footer}
        </div>
      )}
      {/* Last in the order of focus, or every dialog would start on it. */}
      {!locked && (
        <span className="absolute top-4 right-4 pointer-coarse:top-2.5 pointer-coarse:right-2">
          <IconButton data-close label="Close" shortcut="Esc" onClick={() => modal.onOpenChange(false)}>
            <X aria-hidden />
          </IconButton>
        </span>
      )}
    </Modal>
  );
}
