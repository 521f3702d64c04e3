"use client";

import { later } from "@/components/ui/overlays/later";
import { Skeleton } from "@/components/ui/page/skeleton";
import { jsonProblem, jsonProblemWords } from "@/lib/filters/builder/problems";
import { draftText, editText, isWrapped } from "@/lib/filters/builder/text";
import { useBuilder } from "../builder/builder-context";
import { Note } from "../note";

const JsonEditor = later(
  () => import("@/components/ui/inputs/json-editor").then((module) => module.JsonEditor),
  {
    browserOnly: true,
    loading: <Skeleton className="h-40" />,
  },
);

type JsonTabProps = { problems: readonly string[] };

/** The same filter as JSON. Text that is not a filter yet is kept, and the conditions stay the last good ones. */
export function JsonTab({ problems }: JsonTabProps) {
  const { draft, issues, edit } = useBuilder();
  const text = draftText(draft);
  const problem = jsonProblem(draft.json);
  const error = problem && jsonProblemWords(problem);
  return (
    <div className="grid gap-2">
      <JsonEditor
        label="Filter as JSON"
        value={text}
        // The editor also says what it was given.
        onChange={(typed) => typed !== text && edit((it) => editText(it, typed))}
        error={error}
      />
      {isWrapped(draft.json) && (
        <p role="status" className="text-sm">
          Only the part in “filters” is used; the settings around it are left out.
        </p>
      )}
      <p className="text-muted text-sm">
        Leave empty for no filter. Names that the builder does not know are kept.
      </p>
      {problems
        .filter((words) => words !== error)
        .map((words) => (
          <Note key={words} tone="danger">
            {words}
          </Note>
        ))}
      {issues.map(({ path, row, message }) => (
        <Note key={`${path} ${row}`} tone="danger">
          {path && <code>{path}: </code>}
          {message}
        </Note>
      ))}
    </div>
  );
}
