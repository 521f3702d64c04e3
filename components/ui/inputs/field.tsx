"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "../cn";

/** Attributes that connect a control to its field. Spread them on the control. */
type FieldAria = {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  required?: true;
};

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  className?: string;
  children: (aria: FieldAria) => ReactNode;
};

/** Control with its label, hint and error, connected by ARIA attributes. */
export function Field({ label, hint, error, required, className, children }: FieldProps) {
  const { id, hintId, errorId, describedBy } = useDescribed(hint, error);
  return (
    <div data-problem={error ? "" : undefined} className={cn("grid content-start gap-2", className)}>
      <label htmlFor={id} className="font-semibold">
        {label}
        {required && <Required />}
      </label>
      {children({
        id,
        "aria-describedby": describedBy,
        "aria-invalid": error ? true : undefined,
        required: required ? true : undefined,
      })}
      <Notes hint={hint} hintId={hintId} error={error} errorId={errorId} />
    </div>
  );
}

type FieldsetProps = {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  className?: string;
  children: ReactNode;
};

/** Several controls for one question, with one hint and one error for all. */
export function Fieldset({ legend, hint, error, required, className, children }: FieldsetProps) {
  const { hintId, errorId, describedBy } = useDescribed(hint, error);
  return (
    <fieldset
      data-problem={error ? "" : undefined}
      aria-describedby={describedBy}
      className={cn("grid min-w-0 content-start gap-2", className)}
    >
      {/* A legend is laid out apart from its fieldset's grid, so it brings its own distance. */}
      <legend className="mb-2 font-semibold">
        {legend}
        {required && <Required />}
      </legend>
      {children}
      <Notes hint={hint} hintId={hintId} error={error} errorId={errorId} />
    </fieldset>
  );
}

function useDescribed(hint: ReactNode, error: string | undefined) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error && errorId, hint && hintId].filter(Boolean).join(" ") || undefined;
  return { id, hintId, errorId, describedBy };
}

function Required() {
  return (
    <span aria-hidden className="ml-0.5 text-danger-text">
      *
    </span>
  );
}

type NotesProps = { hint?: ReactNode; hintId: string; error?: string; errorId: string };

function Notes({ hint, hintId, error, errorId }: NotesProps) {
  return (
    <>
      {error && (
        <p id={errorId} className="flex gap-1.5 text-danger-text text-sm">
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{error}</span>
        </p>
      )}
      {hint && (
        <p id={hintId} className="text-muted text-sm">
          {hint}
        </p>
      )}
    </>
  );
}
