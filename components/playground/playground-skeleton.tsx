import { Skeleton } from "@/components/ui/page/skeleton";

/** Placeholder in the shape of the question and its answers. */
export function PlaygroundSkeleton() {
  return (
    <div className="grid items-start gap-8 min-[1100px]:grid-cols-[24rem_minmax(0,1fr)]">
      <span className="sr-only">Loading the playground</span>
      <Skeleton className="h-120" />
      <div className="grid gap-3">
        <Skeleton className="h-8 w-64" />
        {["a", "b", "c", "d"].map((key) => (
          <Skeleton key={key} className="h-14" />
        ))}
      </div>
    </div>
  );
}
