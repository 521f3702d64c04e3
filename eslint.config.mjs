import nextCoreWebVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import tseslint from "typescript-eslint";

/** Folders with React code: the rules of React compile each file, which is slow and useless elsewhere. */
const REACT = ["app/**", "components/**"];

const config = [
  {
    ignores: [
      ".next/**",
      ".data/**",
      "dist/**",
      "node_modules/**",
      "next-env.d.ts",
      "coverage/**",
      "public/**",
    ],
  },
  ...nextCoreWebVitals.map((part) => (part.rules ? { ...part, files: REACT } : part)),
  ...nextTypescript,
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-console": "error",
      // The package is heavy, and its adapter is gone: docs/decisions/007-first-load.md.
      "no-restricted-imports": [
        "error",
        { name: "nuqs", message: "Use components/lists/use-address-state." },
      ],
    },
  },
  {
    files: ["scripts/**", "bench/**", "platform/main.ts", "platform/token.ts"],
    rules: { "no-console": "off" },
  },
];

export default config;
