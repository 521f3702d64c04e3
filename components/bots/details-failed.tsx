import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type DetailsFailedProps = {
  bots: number;
  /** Why, as far as known: while they are asked for again nobody knows. */
  error: Error | undefined;
  retrying: boolean;
  onRetry: () => void;
};

/** What only the details of some bots know is missing in the list. */
export function DetailsFailed({ bots, error, retrying, onRetry }: DetailsFailedProps) {
  return (
    <Banner
      tone="warning"
      title={`The details of ${bots} ${bots === 1 ? "bot" : "bots"} could not be read`}
      action={
        <Button size="sm" pending={retrying} pendingLabel="Trying…" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      Their groups, capacity, owner and webhooks are missing here, and what narrows the list to these leaves
      them out. {error?.message}
    </Banner>
  );
}
