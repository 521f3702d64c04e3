import { type Document, isAlias, isMap, isScalar, type Node, type Scalar, visit } from "yaml";

/** Something that YAML would read otherwise than its writer meant, and where it stands: an offset in the text. */
export type Surprise = { at: number; message: string };

/** What YAML reads as JSON does. Any other tag makes a kind of value that the API has not, or nothing of the value at all. */
const PLAIN = /^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq))$/;

/**
 * What would silently become something else: a filter that loses a condition fires more often. It is named instead,
 * with what to write.
 */
export function surprisesOf(yaml: Document): Surprise[] {
  const found: Surprise[] = [];
  const say = ({ range }: Node, message: string) => void found.push({ at: range?.[0] ?? 0, message });
  visit(yaml, {
    Node(_, node, path) {
      if (isAlias(node)) {
        const target = node.resolve(yaml);
        if (target && path.includes(target)) say(node, `*${node.source} refers to what it is a part of`);
        return undefined;
      }
      if (node.tag !== undefined && !PLAIN.test(node.tag)) {
        say(
          node,
          `the tag ${node.tag.replace("tag:yaml.org,2002:", "!!")} has no meaning here: leave it out`,
        );
      }
      if (isScalar(node)) {
        const message = numberProblem(node);
        if (message !== undefined) say(node, message);
      }
      if (isMap(node)) {
        const names = new Set<string>();
        for (const { key } of node.items) {
          const name = isAlias(key) ? key.resolve(yaml) : key;
          if (!isScalar(name)) {
            say(isAlias(key) ? key : node, "a name must be text");
            continue;
          }
          const text = String(name.value);
          if (!isNamed(name, text)) say(name, "this name would become another text: write it in quotes");
          else if (names.has(text) && text !== MERGE) say(name, `${text} is said twice`);
          names.add(text);
        }
      }
      return undefined;
    },
  });
  return found.toSorted((a, b) => a.at - b.at);
}

const MERGE = "<<";

function numberProblem({ value, source }: Scalar): string | undefined {
  if (typeof value === "bigint") return `${source ?? value} would lose digits: write it in quotes`;
  if (typeof value !== "number") return undefined;
  if (!Number.isFinite(value)) return `${source ?? value} is no number that JSON has`;
  const whole = source !== undefined && /^[-+]?\d+$/.test(source) ? source.replace("+", "") : undefined;
  if (whole === undefined || whole === String(value) || BigInt(whole) === BigInt(value)) return undefined;
  return `${source} would lose digits: write it in quotes`;
}

function isNamed({ value, source }: Scalar, text: string): boolean {
  return typeof value === "string" || typeof value === "symbol" || (value !== null && source === text);
}
