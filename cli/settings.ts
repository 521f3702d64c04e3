import { z } from "zod";
import type { ProxySettings } from "@/lib/contract/addresses/proxy";
import { EnvironmentError, parseVariables, variables } from "@/lib/environment";
import type { Version } from "@/lib/contract/versions";
import { trimmed } from "@/lib/text/trimmed";
import { SCHEMA_PATH } from "@/lib/transfer/file/json-schema";
import { CommandError, type Terminal } from "./terminal";

const common = z.object({
  CONFIGURATION_API_VERSION: variables.CONFIGURATION_API_VERSION,
  CONFIGURATION_API_URL: variables.CONFIGURATION_API_URL.optional(),
  PLATFORM_PORT: variables.PLATFORM_PORT,
  APP_URL: variables.APP_URL.default("http://localhost:3000"),
  SWITCHBOARD_TOKEN: z
    .string()
    // Copied from a terminal or read from a file, it ends with a line break.
    .transform(trimmed)
    .pipe(z.string().regex(/^[\x21-\x7e]+$/, "must be an access token, without spaces"))
    .optional(),
  SWITCHBOARD_PASSPHRASE: z.string().optional(),
});

/** Settings of the command line, from its environment. */
export type Settings = {
  apiUrl: string;
  version: Version;
  schemaUrl: string;
  token: string | undefined;
  passphrase: string | undefined;
  proxies: ProxySettings;
};

/** @throws CommandError naming every problem */
export function readSettings({ environment }: Terminal): Settings {
  try {
    const parsed = parseVariables(common, environment);
    return {
      apiUrl: parsed.CONFIGURATION_API_URL ?? `http://localhost:${parsed.PLATFORM_PORT}/configuration`,
      version: parsed.CONFIGURATION_API_VERSION,
      schemaUrl: `${parsed.APP_URL}${SCHEMA_PATH}`,
      token: parsed.SWITCHBOARD_TOKEN,
      passphrase: parsed.SWITCHBOARD_PASSPHRASE,
      proxies: environment,
    };
  } catch (error) {
    if (error instanceof EnvironmentError) throw new CommandError(error.lines);
    throw error;
  }
}
