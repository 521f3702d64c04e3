import { CircleAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type NoteProps = { id?: string; tone: "danger" | "warning"; children: ReactNode };

/** Message beside the control or condition that it concerns. */
export function Note({ id, tone, children }: NoteProps) {
  const Icon = tone === "danger" ? CircleAlert : TriangleAlert;
  return (
    <div
      id={id}
      className={cn("flex gap-1.5 text-sm", tone === "danger" ? "text-danger-text" : "text-warning-text")}
    >
      <Icon aria-hidden className="mt-px size-4 shrink-0" />
      <div className="min-w-0 wrap-anywhere">{children}</div>
    </div>
  );
}
