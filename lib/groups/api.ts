import { z } from "zod";
import { fold } from "@/lib/text/fold";
import { trimmed } from "@/lib/text/trimmed";

/** Longest name of a group, in characters. */
export const MAX_GROUP_NAME = 60;

/** `GET api.groups`: the team's names for its groups; the Configuration API has none. */
export const groupNamesSchema = z.object({ names: z.record(z.string().regex(/^\d+$/), z.string()) });
export type GroupNamesReply = z.infer<typeof groupNamesSchema>;

/** `PATCH api.group(id)`: an empty name removes the name. */
export const nameGroupInputSchema = z.object({
  name: z
    .string()
    // Bounds the work of trimming; the exact limit is checked after it.
    .max(10 * MAX_GROUP_NAME)
    .refine((name) => name.trim() === "" || fold(name) !== "", "must have a character that can be seen")
    .transform(trimmed)
    .pipe(z.string().max(MAX_GROUP_NAME, `must be at most ${MAX_GROUP_NAME} characters`)),
});
export type NameGroupInput = z.infer<typeof nameGroupInputSchema>;
