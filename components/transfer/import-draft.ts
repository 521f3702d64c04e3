import { z } from "zod";

/** State of an import in the browser's storage, found again after a reload, a crash or a new sign-in. */
export type ImportDraft = {
  /** Text of the file, without plain-text secrets (lib/transfer/draft-text). */
  text: string;
  fileName?: string;
  /** Id of the run's operation, which groups its entries in the journal. */
  operation: string;
  /** Undo file: the license before the run. Undefined before the run begins. */
  undo?: string;
  /** True while a run has begun and not carried out every item. */
  running: boolean;
};

const key = ({ license_id, email }: { license_id: number; email: string }) =>
  `switchboard-transfer:${license_id}:${email}`;

const schema: z.ZodType<ImportDraft> = z.object({
  text: z.string(),
  fileName: z.string().optional(),
  // The id goes into a header; the pattern is that of `newOperationId`.
  operation: z.string().regex(/^[\w-]{1,64}$/),
  undo: z.string().optional(),
  running: z.boolean(),
});

type Person = Parameters<typeof key>[0];

export function readImportDraft(person: Person): ImportDraft | undefined {
  try {
    return schema.safeParse(JSON.parse(window.localStorage.getItem(key(person)) ?? "null")).data;
  } catch {
    return undefined;
  }
}

export function writeImportDraft(person: Person, draft: ImportDraft | undefined): void {
  try {
    if (draft === undefined) window.localStorage.removeItem(key(person));
    else window.localStorage.setItem(key(person), JSON.stringify(draft));
  } catch {
    // A full or blocked storage must not stop the import.
  }
}
