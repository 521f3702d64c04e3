import { z } from "zod";

/** What an import leaves in the browser's storage, so that a reload, a crash or a new sign-in finds it again. */
export type ImportDraft = {
  /** Without secrets in clear (lib/transfer/draft-text). */
  text: string;
  fileName?: string;
  /** Of the run that was begun with it; its steps stand together in the journal. */
  operation: string;
  /** How the license was before that run, as a file; nothing before it began. */
  undo?: string;
  /** Whether that run came to its end. */
  running: boolean;
};

const key = ({ license_id, email }: { license_id: number; email: string }) =>
  `switchboard-transfer:${license_id}:${email}`;

const schema: z.ZodType<ImportDraft> = z.object({
  text: z.string(),
  fileName: z.string().optional(),
  // It goes into a header, as `newOperationId` makes them.
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
    // A full or blocked storage must not stop anyone.
  }
}
