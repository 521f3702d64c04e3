import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type NotRefreshedProps = {
  /** What is shown as it was read before: "The list". */
  what: string;
  error: Error;
  retrying: boolean;
  onRetry: () => void;
};

/** What is shown may have changed since: reading it again has failed. */
export function NotRefreshed({ what, error, retrying, onRetry }: NotRefreshedProps) {
  return (
    <Banner
      tone="warning"
      title={`${what} could not be refreshed`}
      action={
        <Button size="sm" pending={retrying} pendingLabel="Trying…" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      Shown is what was read before. {error.message}
    </Banner>
  );
}
