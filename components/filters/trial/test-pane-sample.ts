"use client";

import { useState } from "react";
import { z } from "zod";
import { sampleKey } from "@/components/editing/left-behind";
import { useSession } from "@/components/permissions/session-provider";
import { type Sample, withoutSecretsIn } from "@/lib/playground/sample";
import { builtInSamples } from "@/lib/playground/samples";

const EMPTY: Sample = { push: "{}", context: "{}" };

const schema: z.ZodType<Sample> = z.object({ push: z.string(), context: z.string() });

function read(key: string): Sample | undefined {
  try {
    const kept = schema.safeParse(JSON.parse(window.localStorage.getItem(key) ?? "null")).data;
    if (kept === undefined) return undefined;
    const sample = withoutSecretsIn(kept);
    // A sample that an older version stored loses its secrets too.
    if (sample.push !== kept.push || sample.context !== kept.context) write(key, sample);
    return sample;
  } catch {
    // Storage is blocked, or another version wrote the sample.
    return undefined;
  }
}

function write(key: string, sample: Sample): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(withoutSecretsIn(sample)));
  } catch {
    // Blocked or full storage: the sample lasts as long as the page.
  }
}

/**
 * The sample under test, and the one that this browser used last for the action. Use the action as the
 * component's key.
 */
export function useTestSample(action: string) {
  const key = sampleKey(useSession(), action);
  const [last] = useState(() => read(key));
  const [sample, setSample] = useState<Sample>(() => last ?? builtInSamples(action)[0] ?? EMPTY);
  const use = (next: Sample) => {
    const { push, context } = next;
    setSample({ push, context });
    write(key, { push, context });
  };
  return { sample, last, use };
}
