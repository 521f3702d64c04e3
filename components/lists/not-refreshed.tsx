import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type NotRefreshedProps = {
  /** What is shown as it was read before: "The list". */
  what: string;
  /** Nothing was read before either. */
  nothing?: boolean;
  error: Error;
  retrying: boolean;
  onRetry: () => void;
};

/** What is shown may have changed since: reading it again has failed. */
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
