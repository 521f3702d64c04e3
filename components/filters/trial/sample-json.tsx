"use client";

import { later } from "@/components/ui/overlays/later";
import { Skeleton } from "@/components/ui/page/skeleton";
import { jsonProblemWords } from "@/lib/filters/builder/problems";
import type { Sample, SamplePart, SampleReading } from "@/lib/playground/sample";

const JsonEditor = later(
  () => import("@/components/ui/inputs/json-editor").then((module) => module.JsonEditor),
  {
    browserOnly: true,
    loading: <Skeleton className="h-40" />,
  },
);

const LABELS: Record<SamplePart, string> = { push: "Push as JSON", context: "Chat context as JSON" };

type SampleJsonProps = {
  part: SamplePart;
  sample: Sample;
  reading: SampleReading;
  onChange: (sample: Sample) => void;
};

/** One half of a sample as text. While it is not valid JSON it says where it breaks. */
export function SampleJson({ part, sample, reading, onChange }: SampleJsonProps) {
  const problem = !reading.ok && reading.part === part ? reading.problem : undefined;
  return (
    <JsonEditor
      label={LABELS[part]}
      value={sample[part]}
      // The editor also says what it was given.
      onChange={(text) => text !== sample[part] && onChange({ ...sample, [part]: text })}
      error={problem && jsonProblemWords(problem)}
      className="[&_.cm-scroller]:max-h-80"
    />
  );
}
