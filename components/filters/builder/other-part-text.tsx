import type { OtherPart } from "@/lib/filters/builder/other";
import { jsonText } from "@/lib/text/json-text";

/** A part that the builder does not know, as it stands in the JSON. */
export function OtherPartText({ part: { path, value } }: { part: OtherPart }) {
  return (
    <code className="break-all text-sm">
      {path.join(" › ")}: {jsonText(value)}
    </code>
  );
}
