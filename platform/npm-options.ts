/**
 * Options before a `--` that npm took for its own, as in `npm run -s token --json`. npm passes them on in
 * the environment, but may tear a value off its option; such an option is `unclear`.
 */
export function optionsKeptByNpm(
  environment: NodeJS.ProcessEnv,
  options: Record<string, { type: "string" | "boolean" }>,
): { args: string[]; unclear: string[] } {
  const args: string[] = [];
  const unclear: string[] = [];
  if (environment.npm_lifecycle_event === undefined) return { args, unclear };
  for (const [name, { type }] of Object.entries(options)) {
    const value = environment[`npm_config_${name.replaceAll("-", "_")}`];
    if (!value) continue;
    if (type === "boolean") args.push(...(value === "true" ? [`--${name}`] : []));
    else if (value === "true") unclear.push(`--${name}`);
    else args.push(`--${name}=${value}`);
  }
  return { args, unclear };
}
