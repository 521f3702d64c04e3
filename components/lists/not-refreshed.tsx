import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type NotRefreshedProps = {
  /** Subject of the title: "The list". */
  what: string;
  /** True if no earlier version was loaded either. */
  nothing?: boolean;
  error: Error;
  retrying: boolean;
  onRetry: () => void;
};

/** Warning after a failed refresh: the data on screen may be outdated. */
export function NotRefreshed({ what, nothing = false, error, retrying, onRetry }: NotRefreshedProps) {
  return (
    <Banner
      tone="warning"
      title={`${what} could not be ${nothing ? "loaded" : "refreshed"}`}
      action={
        <Button size="sm" pending={retrying} pendingLabel="Trying…" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {!nothing && "This is the last version that was loaded. "}
      {error.message}
    </Banner>
  );
}
