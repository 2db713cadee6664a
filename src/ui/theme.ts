// How Evenkeel looks: one accent color, one type family, light and dark, and colors that stay readable.
import {
  createTheme,
  localStorageColorSchemeManager,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const keel: MantineColorsTuple = [
  '#eaf5f8',
  '#d6e9ee',
  '#a9d3de',
  '#7bbccd',
  '#58a9bf',
  '#3f9db6',
  '#2c8aa4',
  '#1c6f87',
  '#1c6074',
  '#0b4e62',
];

// The machine's own letters first, so that nothing is fetched where they are enough; then ours for each script
// (print/fonts.ts), so that no name is ever boxes.
const family = [
  'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans"',
  '"PingFang SC", "Microsoft YaHei", "Apple SD Gothic Neo", "Malgun Gothic"',
  '"Noto Sans Variable", "Noto Sans Arabic Variable", "Noto Sans Hebrew Variable", "Noto Sans Thai Variable"',
  '"Noto Sans SC Variable", "Noto Sans KR Variable", sans-serif',
].join(', ');

export const theme = createTheme({
  colors: { keel },
  primaryColor: 'keel',
  primaryShade: { light: 8, dark: 7 },
  fontFamily: family,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontFamily: family,
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.625rem' }, h2: { fontSize: '1.25rem' }, h3: { fontSize: '1.0625rem' } },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    Button: { defaultProps: { size: 'sm' } },
    // A browser keeps what stands in a field: for the next person to be offered, and in plain words in the file by which it
    // brings its tabs back. Of a field that is switched off it keeps neither. Names and passwords of accounts ask for it.
    TextInput: { defaultProps: { autoComplete: 'off' } },
    Textarea: { defaultProps: { autoComplete: 'off' } },
    NumberInput: { defaultProps: { autoComplete: 'off' } },
    TagsInput: { defaultProps: { autoComplete: 'off' } },
    Select: { defaultProps: { autoComplete: 'off' } },
    NativeSelect: { defaultProps: { autoComplete: 'off' } },
    Checkbox: { defaultProps: { autoComplete: 'off' } },
    Radio: { defaultProps: { autoComplete: 'off' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
    Modal: { defaultProps: { transitionProps: { duration: 0 }, overlayProps: { backgroundOpacity: 0.35 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

// Mantine's own grays for quiet text and its red for field messages miss 4.5:1. Red is kept for danger to a person,
// so a field that is not right yet shows in amber.
export const colorVariables: CSSVariablesResolver = () => ({
  variables: { '--evenkeel-measure': '70ch' },
  light: {
    '--mantine-color-text': '#1b1f23',
    '--mantine-color-dimmed': '#565e66',
    '--mantine-color-placeholder': '#6b747c',
    '--mantine-color-error': '#8f4700',
    '--mantine-color-anchor': '#1c6074',
    '--evenkeel-line': '#e3e6e8',
    '--evenkeel-quiet': '#f5f7f8',
    '--evenkeel-danger': '#b3261e',
    '--evenkeel-good': '#1f6f3f',
    '--evenkeel-warm': '#8f4700',
  },
  dark: {
    '--mantine-color-body': '#15191c',
    '--mantine-color-text': '#dfe4e7',
    '--mantine-color-dimmed': '#a3adb4',
    '--mantine-color-placeholder': '#8b959c',
    '--mantine-color-error': '#f2b071',
    '--mantine-color-anchor': '#7bbccd',
    '--evenkeel-line': '#2f363b',
    '--evenkeel-quiet': '#1c2226',
    '--evenkeel-danger': '#ff9a90',
    '--evenkeel-good': '#82cf9c',
    '--evenkeel-warm': '#f2b071',
  },
});

/** Keeps light, dark or automatic in the browser; the page's own script reads it before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'evenkeel-color-scheme' });
