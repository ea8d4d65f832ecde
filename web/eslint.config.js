import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['src/api/schema.d.ts', 'test-results', 'playwright-report', '.pictures'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  // A test that finds nothing where it expects something fails there, and says where.
  { files: ['journeys/**', 'live/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.recommended, reactHooks.configs.flat['recommended-latest']],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A list without markers loses its role in Safari; role="list" gives it back.
      'jsx-a11y/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'] }],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@mantine/core/styles.css'],
              message: 'Import the styles of the component, not the whole sheet.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['journeys/**/*.ts', 'live/**/*.ts'],
    // Playwright reads the names of fixtures from the pattern, also when there are none.
    rules: { 'no-empty-pattern': 'off' },
  },
  {
    files: ['scripts/**/*.mjs'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly', Buffer: 'readonly' } },
  },
);
