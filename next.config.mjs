/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  reactCompiler: { compilationMode: "annotation" },
  typedRoutes: true,
  // A build checks what it ships; `npm run check` checks everything.
  typescript: { tsconfigPath: "tsconfig.next.json" },
  // Native or dynamic-require packages that the bundler must leave to Node.
  serverExternalPackages: ["libsql", "pg", "piscina", "undici"],
  experimental: {
    // Fewer and larger files compress better, and one connection fetches them sooner.
    turbopackChunking: { minChunkSize: 150_000, requestCost: 1_000_000, maxMergeChunkSize: 2_000_000 },
  },
  outputFileTracingRoot: import.meta.dirname,
};

export default config;
