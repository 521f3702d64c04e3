import { cn } from "@/components/ui/cn";
import type { Location } from "@/lib/filters/model";

/** What tells a control of a row that something is wrong with it. */
export type RowAria = { "aria-invalid"?: true; "aria-describedby"?: string };

export const LOCATION_WORDS: Record<Location, string> = { chat: "Chat", thread: "Thread", event: "Event" };

type RowSubjectProps = { location: Location; name: string; plain?: boolean };

/** What a condition is about, always with its location: "Chat rating · score". */
export function RowSubject({ location, name, plain = false }: RowSubjectProps) {
  return (
    <p className="min-w-0 break-words py-2">
      {LOCATION_WORDS[location]} <span className={cn(!plain && "font-mono text-sm")}>{name}</span>
    </p>
  );
}
