import "server-only";
import { z } from "zod";
import { parseVariables, variables } from "@/lib/environment";

/**
 * The host and port of the dashboard.
 * @throws EnvironmentError naming every problem
 */
export function where(source: Record<string, string | undefined>) {
  return parseVariables(z.object({ PORT: variables.PORT, HOST: variables.HOST }), source);
}
