"use client";

import { X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "../cn";
import { IconButton } from "../icon-button";
import { Modal } from "./modal";

type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  side?: "left" | "right";
  children: ReactNode;
  className?: string;
};

/** Modal panel of full height at one side, such as the sidebar on small screens. */
export function Sheet({ title, side = "right", children, className, ...modal }: SheetProps) {
  const id = useId();
  return (
    <Modal
      {...modal}
      aria-labelledby={id}
      className={cn(
        "inset-y-0 h-dvh w-80 max-w-[calc(100%-3rem)] flex-col border-y-0 open:flex",
        side === "left"
          ? "right-auto left-0 starting:-translate-x-4 border-l-0"
          : "right-0 left-auto starting:translate-x-4 border-r-0",
        className,
      )}
    >
      <h2 id={id} className="px-4 pt-4 pr-14 pb-2 font-semibold text-lg">
        {title}
      </h2>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
      <span className="absolute top-3 right-3 pointer-coarse:top-1.5 pointer-coarse:right-2">
        <IconButton data-close label="Close" shortcut="Esc" onClick={() => modal.onOpenChange(false)}>
          <X aria-hidden />
        </IconButton>
      </span>
    </Modal>
  );
}
