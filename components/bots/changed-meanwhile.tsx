import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

/** Says, while something is typed, that somebody else has saved the bot since the form was begun. */
export function ChangedMeanwhile({ onCompare }: { onCompare: () => void }) {
  return (
    <Banner
      tone="warning"
      role="status"
      title="This bot was changed meanwhile"
      action={
        <Button size="sm" onClick={onCompare}>
          Compare
        </Button>
      }
    >
      Nothing you typed is lost, and nothing of theirs is overwritten: compare now, or when you save.
    </Banner>
  );
}
