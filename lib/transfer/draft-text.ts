import { isMap, isPair, isScalar, parseDocument, visit } from "yaml";

/** What stands in a draft where a secret was; the planner refuses it as masked, with its line. */
const MASK = '"•••"';

/**
 * A file without the secrets that stand in it in clear, for a draft in the browser's storage; everything else stays to
 * the letter. In text that is no YAML yet, whatever looks like a secret goes.
 */
export function withoutSecrets(text: string): string {
  const yaml = parseDocument(text, { prettyErrors: false });
  const ranges: [number, number][] = [];
  if (yaml.errors.length > 0) return withoutLookalikes(text);
  visit(yaml, {
    Pair(_, pair) {
      const name = isScalar(pair.key) ? pair.key.value : undefined;
      if (name !== "secret" && name !== "secret_key") return undefined;
      const value: unknown = isMap(pair.value)
        ? pair.value.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === "value")
            ?.value
        : pair.value;
      if (isScalar(value) && value.value !== "keep" && value.value !== null && value.range) {
        ranges.push([value.range[0], value.range[1]]);
      }
      return undefined;
    },
  });
  return ranges.reduceRight((kept, [from, to]) => kept.slice(0, from) + MASK + kept.slice(to), text);
}

function withoutLookalikes(text: string): string {
  return text
    .replace(/(["']?\b(?:value|secret_key)["']?\s*:\s*)[^\n]*(?:\n[ \t]+[^\n:]*(?=\n|$))*/g, `$1${MASK}`)
    .replace(/(["']?\bsecret["']?\s*:[ \t]*)(?!\{|keep\b|"•••"|\n|$)[^\n]*/g, `$1${MASK}`);
}
