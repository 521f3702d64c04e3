import "server-only";
import { z } from "zod";
import { MAX_ID_LENGTH } from "@/lib/contract/limits";

/** Parameters of a route below `[id]`. */
export const idParams = z.object({ id: z.string().min(1).max(MAX_ID_LENGTH) });
