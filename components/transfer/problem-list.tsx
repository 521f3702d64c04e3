"use client";

import { Banner } from "@/components/ui/banner";
import type { PlanReply } from "@/lib/transfer/api";
import { counted } from "@/lib/text/counted";

type Problems = Extract<PlanReply, { kind: "problems" }>["problems"];

type ProblemListProps = { problems: Problems; onLine: (line: number) => void };

/** Problems of a file, each with a link to its line. */
export function ProblemList({ problems, onLine }: ProblemListProps) {
  return (
    <Banner
      tone="danger"
      title={`The file has ${problems.length === 1 ? "a problem" : counted(problems.length, "problem")}`}
    >
      <ul aria-label="Problems" className="grid max-h-72 gap-1 overflow-y-auto">
        {problems.map(({ path, line, message }, index) => (
          <li key={`${index} ${path}`} className="wrap-anywhere">
            {line !== undefined && (
              <>
                <button
                  type="button"
                  onClick={() => onLine(line)}
                  className="rounded-md font-semibold tabular-nums underline pointer-coarse:min-h-11"
                >
                  Line {line}
                </button>
                {": "}
              </>
            )}
            {message.replaceAll("`", "")}
          </li>
        ))}
      </ul>
      <p className="mt-2">Nothing was changed. Fix it above, or fix the file and choose it again.</p>
    </Banner>
  );
}
