import { isVersion, LATEST_VERSION, VERSIONS, type Version } from "@/lib/contract/versions";
import { PlatformError } from "../errors";
import { ENDPOINTS, type Endpoint } from "./endpoints";

/**
 * Finds what `/configuration/<version>/<group>/<method>` or `/configuration/<group>/<method>` names.
 * Without a version it is the latest one. Doubled slashes are one: the reference writes some endpoints with a leading slash.
 */
export function resolve(path: string): { version: Version; endpoint: Endpoint } {
  const [, ...parts] = path.split("/").filter(Boolean);
  const [first = ""] = parts;
  const named = parts.length > 2 || /^v\d/.test(first) ? parts.shift() : undefined;
  if (named !== undefined && !isVersion(named)) {
    const versions = VERSIONS.join(", ");
    throw new PlatformError(
      "unsupported_version",
      `version ${named} is not supported, use one of ${versions}`,
    );
  }
  const endpoint = ENDPOINTS.get(parts.join("/"));
  if (endpoint === undefined) throw new PlatformError("not_found", "there is no such method");
  return { version: named ?? LATEST_VERSION, endpoint };
}
