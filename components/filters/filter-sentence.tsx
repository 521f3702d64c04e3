import { parseFilter } from "@/lib/filters/codec/codec";
import { describeFilter } from "@/lib/filters/describe";
import type { WireFilter } from "@/lib/filters/model";

type FilterSentenceProps = { filter: WireFilter; action: string };

/** A filter as one sentence, for lists: "Fires when a chat starts and its source type is facebook". */
export function FilterSentence({ filter, action }: FilterSentenceProps) {
  return <>{describeFilter(parseFilter(filter), action)}</>;
}
