import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { counted } from "@/lib/text/counted";

type DetailsFailedProps = {
  bots: number;
  /** Reason of the failure; undefined while the details are requested again. */
  error: Error | undefined;
  retrying: boolean;
  onRetry: () => void;
};

/** Banner about bots whose details could not be read. */
export function DetailsFailed({ bots, error, retrying, onRetry }: DetailsFailedProps) {
  return (
    <Banner
      tone="warning"
      title={`The details of ${counted(bots, "bot")} could not be loaded`}
      action={
        <Button size="sm" pending={retrying} pendingLabel="Trying…" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      Their groups, capacity, owner and webhooks are missing here, and filters by group or owner leave these
      bots out. {error?.message}
    </Banner>
  );
}
