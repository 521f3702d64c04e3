import { TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { MAX_URL_LENGTH } from "@/lib/contract/limits";
import { destinationOf } from "@/lib/webhooks/url";

/** Under the address of a webhook while it is typed: where it leads, whether that is encrypted, how long it may be. */
export function UrlHint({ url }: { url: string }) {
  const { length } = url.trim();
  return (
    <span className="flex flex-wrap justify-between gap-x-4 gap-y-1">
      <Destination url={url} />
      <span className={cn("ml-auto tabular-nums", length > MAX_URL_LENGTH && "text-danger-text")}>
        {length} of {MAX_URL_LENGTH} characters
      </span>
    </span>
  );
}

function Destination({ url }: { url: string }) {
  const destination = destinationOf(url);
  if (destination === undefined) return <span>Every delivery is a POST to this address</span>;
  if (destination.encrypted) {
    return (
      <span className="min-w-0 break-words">
        Sends to <span className="text-text">{destination.host}</span>, encrypted
      </span>
    );
  }
  return (
    <span className="flex min-w-0 gap-1.5 text-warning-text">
      <TriangleAlert aria-hidden className="mt-px size-4 shrink-0" />
      <span className="min-w-0 break-words">
        Not encrypted: chats and the secret travel to {destination.host} in the open
      </span>
    </span>
  );
}
