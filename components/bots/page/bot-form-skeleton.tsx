import { Skeleton } from "@/components/ui/page/skeleton";

/** Placeholder in the shape of a bot's fields, lanes and summary. */
export function BotFormSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the bot"
      className="grid items-start gap-8 min-[1100px]:grid-cols-[minmax(0,45rem)_minmax(18rem,1fr)]"
    >
      <div className="grid gap-8">
        {["w-16", "w-20", "w-14"].map((width) => (
          <div key={width} className="grid gap-2">
            <Skeleton className={`h-4 ${width}`} />
            <Skeleton className="h-9 w-full" />
          </div>
        ))}
        <div className="grid gap-3 sm:grid-cols-3">
          {["First", "Normal", "Last"].map((lane) => (
            <Skeleton key={lane} className="h-36 rounded-lg" />
          ))}
        </div>
      </div>
      <Skeleton className="hidden h-40 rounded-lg min-[1100px]:block" />
    </div>
  );
}
