import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

/** Warning in an open form that another person saved the bot since. */
export function ChangedMeanwhile({ onCompare }: { onCompare: () => void }) {
  return (
    <Banner
      tone="warning"
      role="status"
      title="Someone changed this bot while you were editing"
      action={
        <Button size="sm" onClick={onCompare}>
          Compare
        </Button>
      }
    >
      Nothing is lost or overwritten. Compare now, or when you save.
    </Banner>
  );
}
