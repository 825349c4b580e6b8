import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/Reader/**/*.test.ts', '{src/Modules,themes}/*/Assets/**/*.test.ts', 'build/**/*.test.mjs'],
    // A test that needs a page says so in its first line: // @vitest-environment happy-dom
    environment: 'node',
    passWithNoTests: true,
  },
});
