"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "../cn";
import { showFirstProblemSoon } from "./first-problem";
import { IconButton } from "../icon-button";
import { Modal } from "./modal";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /**
   * Control that the primary button depends on. Stands directly above the buttons, in sight however long
   * the content is.
   */
  required?: ReactNode;
  /**
   * Buttons, the primary one last. A problem that keeps a button from acting is scrolled to and focused.
   */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** The dialog cannot be closed, as while its work is under way. */
  locked?: boolean;
  className?: string;
};

const WIDTHS = { sm: "sm:w-110", md: "sm:w-140", lg: "sm:w-220" } as const;

/**
 * Modal dialog, at the bottom edge on small screens. The first control gets the focus, or the one marked
 * `data-autofocus`.
 */
export function Dialog({
  title,
  description,
  children,
  required,
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
        // On a low screen the dialog scrolls as a whole, or none of its content would be in sight.
        "inset-x-0 mx-auto max-h-[96dvh] flex-col overflow-y-auto rounded-lg open:flex tall:max-h-[85dvh] tall:overflow-hidden",
        "max-sm:top-auto max-sm:bottom-0 max-sm:w-full max-sm:rounded-b-none max-sm:border-x-0 max-sm:border-b-0",
        "starting:translate-y-2 sm:top-[2dvh] sm:tall:top-[12dvh] sm:tall:max-h-[76dvh] sm:max-w-[calc(100%-3rem)]",
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
      <Answered>
        {/* Room for focus rings inside the scroll area. */}
        <div className="wrap-anywhere tall:min-h-0 tall:flex-1 tall:overflow-y-auto px-6 py-4 max-sm:px-4">
          {children}
        </div>
        {required && (
          <div className="max-h-1/2 shrink-0 overflow-y-auto border-t px-6 py-3 max-sm:px-4">{required}</div>
        )}
        {footer && (
          <div className="flex flex-wrap justify-end gap-2 border-t px-6 py-3 max-sm:px-4 max-sm:[&>*]:flex-1">
            {footer}
          </div>
        )}
      </Answered>
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

/**
 * Shows the answer to every press: scrolls to the first problem after a submit or a button, and to each new
 * alert.
 */
function Answered({ children }: { children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = content.current;
    if (!root) return;
    const look = () => showFirstProblemSoon(root);
    const pressed = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("button")) look();
    };
    const said = new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      const alert = added.find((node) => node instanceof HTMLElement && node.role === "alert");
      if (alert instanceof HTMLElement) alert.scrollIntoView({ block: "nearest" });
    });
    said.observe(root, { childList: true, subtree: true });
    root.addEventListener("submit", look);
    root.addEventListener("click", pressed);
    return () => {
      said.disconnect();
      root.removeEventListener("submit", look);
      root.removeEventListener("click", pressed);
    };
  }, []);
  return (
    <div ref={content} className="contents">
      {children}
    </div>
  );
}
