"use client";

import { type ComponentProps, type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { isEscape } from "../composing";
import { cn } from "../cn";
import { LiveRegionProvider } from "../live-region";
import { useHydrated } from "../use-hydrated";

export type ModalProps = Omit<ComponentProps<"dialog">, "open" | "ref"> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Neither Escape nor a press on the backdrop closes the dialog, as while its work is under way. */
  locked?: boolean;
};

/**
 * The browser's modal dialog: it keeps the focus inside, makes the rest inert and gives the focus back. Its
 * content is mounted only while it is open.
 */
export function Modal({ open, ...props }: ModalProps) {
  const hydrated = useHydrated();
  return open && hydrated ? createPortal(<OpenModal {...props} />, document.body) : null;
}

function OpenModal({ onOpenChange, locked, className, children, ...props }: Omit<ModalProps, "open">) {
  const dialog = useRef<HTMLDialogElement>(null);
  const pressedBeside = useRef(false);

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    // If only the close button could take the focus, a screen reader starts at the dialog instead.
    if (document.activeElement?.matches("[data-close]")) element?.focus();
    return () => element?.close();
  }, []);

  const close = () => {
    if (!locked) onOpenChange(false);
  };
  const escape = (event: KeyboardEvent) => {
    if (!isEscape(event.nativeEvent) || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };

  return (
    // The keyboard's way to do what the press on the backdrop does is Escape, handled right here.
    <dialog
      ref={dialog}
      tabIndex={-1}
      onKeyDown={escape}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        close();
      }}
      // Closed by the browser itself; not by the second mount of React's strict mode, which has opened it
      // again.
      onClose={(event) => {
        if (event.target === event.currentTarget && !event.currentTarget.open) onOpenChange(false);
      }}
      onPointerDown={(event) => {
        pressedBeside.current = event.target === event.currentTarget;
      }}
      onClick={(event) => {
        if (pressedBeside.current && event.target === event.currentTarget) close();
      }}
      className={cn(
        "fixed max-h-none max-w-none border outline-none bg-surface-raised text-text shadow-raised transition-surface starting:opacity-0",
        "backdrop:transition-surface backdrop:bg-backdrop starting:backdrop:opacity-0",
        className,
      )}
      {...props}
    >
      <LiveRegionProvider>{children}</LiveRegionProvider>
    </dialog>
  );
}
