import "server-only";
import { z } from "zod";

/** Parameters of a route below `[id]`. */
export const idParams = z.object({ id: z.string().min(1) });
