"use client";

import { CircleAlert } from "lucide-react";
import { Toaster } from "sonner";

/** Toasts of sonner with our styles; its own are off. */
export function Toasts() {
  return (
    <Toaster
      position="bottom-right"
      containerAriaLabel="Messages"
      icons={{ error: <CircleAlert aria-hidden className="size-4 text-danger-text" /> }}
      toastOptions={{
        unstyled: true,
        duration: 8_000,
        classNames: {
          toast:
            "flex w-full items-center font-sans gap-3 rounded-lg border bg-surface-raised px-4 py-3 text-base text-text shadow-raised",
          content: "min-w-0 flex-1 wrap-anywhere",
          description: "text-muted text-sm",
          actionButton:
            "transition-state h-control-sm shrink-0 rounded-md border border-strong px-2.5 font-semibold text-sm hover:bg-subtle",
        },
      }}
    />
  );
}
