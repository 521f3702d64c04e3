import { cn } from "@/components/ui/cn";
import { Name } from "@/components/ui/name";
import type { Location } from "@/lib/filters/model";

export const LOCATION_WORDS: Record<Location, string> = { chat: "Chat", thread: "Thread", event: "Event" };

type RowSubjectProps = { location: Location; name: string; plain?: boolean };

/** Subject of a condition, always with its location: "Chat rating · score". */
export function RowSubject({ location, name, plain = false }: RowSubjectProps) {
  return (
    <p className="min-w-0 wrap-anywhere py-2 pr-11 @xl:pr-0">
      {LOCATION_WORDS[location]} <Name className={cn(!plain && "font-mono text-sm")}>{name}</Name>
    </p>
  );
}
