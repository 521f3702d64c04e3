/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  reactCompiler: true,
  typedRoutes: true,
  // A build checks what it ships; `npm run check` checks everything.
  typescript: { tsconfigPath: "tsconfig.next.json" },
  // Native or dynamic-require packages that the bundler must leave to Node.
  serverExternalPackages: ["libsql", "pg", "undici"],
  outputFileTracingRoot: import.meta.dirname,
};

export default config;
