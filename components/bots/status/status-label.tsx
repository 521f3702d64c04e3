import { cn } from "@/components/ui/cn";
import { isStatus, statusTitle } from "@/lib/contract/bot-words";
import type { Status } from "@/lib/contract/bots";

const TONES: Record<Status, string> = {
  "accepting chats": "text-success",
  "not accepting chats": "text-warning",
  offline: "text-muted",
};

/**
 * Dot of a status, readable without colour: filled, half or hollow. An unknown status is a ring with a dot.
 */
export function StatusDot({ status }: { status: string }) {
  const known = isStatus(status);
  return (
    <svg
      aria-hidden
      viewBox="0 0 10 10"
      className={cn("size-2.5 shrink-0", known ? TONES[status] : "text-muted")}
      fill="none"
    >
      <circle cx="5" cy="5" r="4" stroke="currentColor" strokeWidth="2" />
      {status === "accepting chats" && <circle cx="5" cy="5" r="4" fill="currentColor" />}
      {status === "not accepting chats" && <path d="M5 1a4 4 0 0 0 0 8Z" fill="currentColor" />}
      {!known && <circle cx="5" cy="5" r="1.5" fill="currentColor" />}
    </svg>
  );
}

/** Dot and word of a bot's status. */
export function StatusLabel({ status, className }: { status: string; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 whitespace-nowrap", className)}>
      <StatusDot status={status} />
      {statusTitle(status)}
    </span>
  );
}
