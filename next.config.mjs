/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  reactCompiler: true,
  typedRoutes: true,
  // Native or dynamic-require packages that the bundler must leave to Node.
  serverExternalPackages: ["libsql", "pg", "undici"],
  outputFileTracingRoot: import.meta.dirname,
};

export default config;
