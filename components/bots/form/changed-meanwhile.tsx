import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

/** Says, while the form is being filled in, that another person saved the bot after the form was opened. */
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
