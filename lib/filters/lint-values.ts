import type { Scalar } from "@/lib/contract/filters";
import { unquoted } from "@/lib/text/pasted-values";
import { characterName } from "@/lib/text/character-names";
import { hiddenIn } from "@/lib/text/unseen";
import { type Finding, type FindingCode, finding } from "./finding";
import type { ScalarType } from "./model";
import { scalarTypeOf } from "./scalar";
import { listWords, valueWords } from "./words";

/** Knowledge of a property: its type, the values it is known to take, and whether there are no others. */
export type PropertyKnowledge = { type?: ScalarType; values?: readonly Scalar[]; closed?: boolean };

const HOLDS = { string: "text", int: "numbers", bool: "yes or no" } as const satisfies Record<
  ScalarType,
  string
>;
const IS = { string: "text", int: "a number", bool: "yes/no" } as const satisfies Record<ScalarType, string>;

/** Findings about the values of one condition, and the values that the property can never equal. */
export function lintValues(
  property: string,
  values: readonly Scalar[],
  knowledge: PropertyKnowledge,
  condition: number,
): { findings: Finding[]; impossible: Set<Scalar> } {
  const { type, values: known = [], closed = false } = knowledge;
  const findings: Finding[] = [];
  const impossible = new Set<Scalar>();
  for (const value of new Set(values)) {
    const words = valueWords(value);
    const ownType = scalarTypeOf(value);
    const oddity = typeof value === "string" ? spellingOf(value) : undefined;
    const twin = known.find((other) => differsOnlyInCase(value, other));
    if (type && ownType && ownType !== type) {
      impossible.add(value);
      const numeric = type === "int" && typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value);
      const equal = numeric ? `, so it never equals ${Number(value)}` : "";
      const message = `${words} is ${IS[ownType]}, but ${property} holds ${HOLDS[type]}${equal}`;
      findings.push(finding(numeric ? "number_like_text" : "wrong_type", message, condition));
    } else if (oddity) {
      findings.push(finding(oddity.code, `${words} ${oddity.message}`, condition));
    } else if (twin !== undefined && !known.includes(value)) {
      const message = `${words} differs from ${valueWords(twin)} only in upper and lower case, and values are compared exactly`;
      findings.push(finding("case_differs", message, condition));
    } else if (closed && !known.includes(value)) {
      impossible.add(value);
      const message = `${property} is never ${words}, only ${listWords(known.map(valueWords), "or")}`;
      findings.push(finding("outside_domain", message, condition));
    }
  }
  return { findings, impossible };
}

/** An oddity in a text's spelling, whatever the text is compared with. */
export function spellingOf(text: string): { code: FindingCode; message: string } | undefined {
  const exactly = "and values are compared exactly";
  const hidden = hiddenIn(text);
  if (hidden.length > 0) {
    const names = listWords(hidden.map(characterName), "and");
    return { code: "unseen_character", message: `holds ${names}, which cannot be seen, ${exactly}` };
  }
  if (text !== text.trim()) {
    return { code: "space_around", message: `begins or ends with a space, ${exactly}` };
  }
  if (text !== unquoted(text)) {
    return { code: "quotes_around", message: `has quotes around it, ${exactly}` };
  }
  return undefined;
}

function differsOnlyInCase(a: Scalar, b: Scalar): boolean {
  return typeof a === "string" && typeof b === "string" && a !== b && a.toLowerCase() === b.toLowerCase();
}
