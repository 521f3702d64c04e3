import type { OtherPart } from "@/lib/filters/builder-other";

/** A part that the builder does not know, as it stands in the JSON. */
export function OtherPartText({ part: { path, value } }: { part: OtherPart }) {
  return (
    <code className="break-all text-sm">
      {path.join(" › ")}: {JSON.stringify(value)}
    </code>
  );
}
