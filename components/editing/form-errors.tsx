"use client";

import { type FieldErrors, type FieldPath, type FieldValues, get, type UseFormReturn } from "react-hook-form";
import type { Issue } from "@/lib/contract/errors";
import { cn } from "@/components/ui/cn";

/** One problem of a form: its field, the field's label, and the message. */
export type FormProblem<F extends string = string> = { field: F; label: string; message: string };

/** Problems of a form, in the order of `labels`; fields that `labels` does not name are left out. */
export function problemsOf<T extends FieldValues>(
  errors: FieldErrors<T>,
  labels: Partial<Record<FieldPath<T>, string>>,
): FormProblem<FieldPath<T>>[] {
  return (Object.entries(labels) as [FieldPath<T>, string][]).flatMap(([field, label]) => {
    const { message } = (get(errors, field) ?? {}) as { message?: unknown };
    return typeof message === "string" && message !== "" ? [{ field, label, message }] : [];
  });
}

/** Turns an API message into text for beside its field: `` `url` must be … `` becomes "Must be …". */
function withoutPath({ path, message }: Issue): string {
  const text = message.replace(`\`${path}\` `, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Issue text for beside a field. The path stays in it where the issue concerns a part of the field. */
function besideField(issue: Issue, field: string): string {
  const isWhole = issue.path === field || !/[.[]/.test(issue.path);
  return isWhole ? withoutPath(issue) : issue.message.replaceAll("`", "");
}

/**
 * Puts the server's issues on the form's fields, with all of a field's issues by path in `types`, and
 * focuses the first. Returns the issues that no field takes, to be shown with the whole form.
 */
export function applyIssues<T extends FieldValues>(
  form: UseFormReturn<T>,
  issues: readonly Issue[],
  mapPath: (path: string) => FieldPath<T> | undefined,
): Issue[] {
  const byField = new Map<FieldPath<T>, Issue[]>();
  const leftover: Issue[] = [];
  for (const issue of issues) {
    const field = mapPath(issue.path);
    if (field === undefined) leftover.push(issue);
    else byField.set(field, [...(byField.get(field) ?? []), issue]);
  }
  for (const [field, list] of byField) {
    form.setError(field, {
      type: "server",
      message: list.map((issue) => besideField(issue, field)).join(". "),
      types: Object.fromEntries(list.map((issue) => [issue.path, withoutPath(issue)])),
    });
  }
  const [first] = byField.keys();
  if (first !== undefined) form.setFocus(first);
  return leftover;
}

type FormErrorSummaryProps<F extends string> = {
  errors: readonly FormProblem<F>[];
  /** Focuses the field and scrolls to it, e.g. `form.setFocus`. */
  onSelect: (field: F) => void;
  className?: string;
};

/**
 * Summary above a form that could not be saved: every problem is a button to its field. Announced when it
 * appears.
 */
export function FormErrorSummary<F extends string>({
  errors,
  onSelect,
  className,
}: FormErrorSummaryProps<F>) {
  if (errors.length === 0) return null;
  return (
    <div role="alert" className={cn("rounded-lg border border-danger bg-danger-subtle p-4", className)}>
      <p className="font-semibold text-danger-text">
        {errors.length === 1 ? "One field needs attention" : `${errors.length} fields need attention`}
      </p>
      <ul className="mt-2 space-y-1">
        {errors.map(({ field, label, message }) => (
          <li key={field}>
            <button
              type="button"
              className="cursor-pointer text-left underline underline-offset-2"
              onClick={() => onSelect(field)}
            >
              {label}: {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
