import { type ReactNode, useId } from "react";

type FormSectionProps = { title: string; description?: ReactNode; children: ReactNode };

/** Titled part of a page. */
export function FormSection({ title, description, children }: FormSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid min-w-0 grid-cols-1 gap-4">
      <div className="space-y-1">
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        {description && <p className="text-muted">{description}</p>}
      </div>
      {children}
    </section>
  );
}
