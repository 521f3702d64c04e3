import type { OtherPart } from "@/lib/filters/builder/other";
import { jsonText } from "@/lib/text/json-text";

/** JSON of a part that the builder does not know. */
export function OtherPartText({ part: { path, value } }: { part: OtherPart }) {
  return (
    <code className="break-all text-sm">
      {path.join(" › ")}: {jsonText(value)}
    </code>
  );
}
