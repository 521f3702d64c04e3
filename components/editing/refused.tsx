import { Banner } from "@/components/ui/banner";
import type { Issue } from "@/lib/contract/errors";
import type { ApiError } from "../requests/http";

type RefusedProps = {
  /** Object of the title: "this bot". */
  what: string;
  error: ApiError;
  /** Issues that no field shows. */
  leftover: readonly Issue[];
};

/** Banner with the Configuration API's objections to a form, except the ones shown at fields. */
export function Refused({ what, error, leftover }: RefusedProps) {
  if (leftover.length === 0 && error.issues.length > 0) return null;
  const messages = leftover.length > 0 ? leftover.map((issue) => issue.message) : [error.message];
  return (
    <Banner tone="danger" title={`The Configuration API refused ${what}`}>
      <ul className="grid gap-1">
        {messages.map((message) => (
          <li key={message}>{message.replaceAll("`", "")}</li>
        ))}
      </ul>
    </Banner>
  );
}
