import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', 'out/', 'web/public/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'bin/*.js', 'web/vite.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Arrays are indexed where a length check or a regular expression's shape guarantees the element.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-irregular-whitespace': ['error', { skipRegExps: true }],
    },
  },
  {
    files: ['**/*.test.ts', 'test/support/store-conformance.ts'],
    rules: {
      // node:test returns promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': 'off',
    },
  },
  {
    files: ['test/support/tei-schema.ts'],
    rules: {
      // The schema of the TEI is RELAX NG, which libxml2 means to give up; the test will need another validator then.
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
);
