/** A laboratory instrument: quiet surfaces, one accent, the system's own type, tabular figures. */

import { type CSSVariablesResolver, createTheme } from '@mantine/core';

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
const MONOSPACE = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace';

export const theme = createTheme({
  fontFamily: FONT,
  fontFamilyMonospace: MONOSPACE,
  headings: { fontFamily: FONT },
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 6 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    // 24 px at least: small enough for an instrument, large enough for a finger.
    Button: { styles: { root: { '--button-height-compact-xs': '24px' }, label: { fontWeight: 550 } } },
    ActionIcon: { styles: { root: { '--ai-size-sm': '24px' } } },
    SegmentedControl: { styles: { label: { minHeight: 24 } } },
  },
  respectReducedMotion: true,
  colors: {
    petrol: [
      '#e6f3f3',
      '#cfe6e7',
      '#a5d1d3',
      '#7cbfc3',
      '#5bb3b8',
      '#2f9298',
      '#1a7c83',
      '#12696f',
      '#0d5c63',
      '#07454b',
    ],
    dark: [
      '#d3d9dd',
      '#bcc4c9',
      '#9ba5ac',
      '#6a747c',
      '#434b52',
      '#31383e',
      '#23292e',
      '#191d21',
      '#121517',
      '#0c0e10',
    ],
  },
});

/** Mantine's quiet greys are too faint for small text: these pass WCAG AA on the page's surfaces. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1c2226',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#565e65',
    '--mantine-color-placeholder': '#686f76',
    '--mantine-color-default-border': '#d3d4cf',
    '--mantine-color-gray-light-color': '#474f56',
    '--mantine-color-gray-text': '#474f56',
    '--mantine-color-error': '#b3261e',
    '--page': '#f5f5f1',
    '--surface': '#ffffff',
    '--hover': '#f0f1ec',
    '--line': '#e2e2dc',
    '--line-strong': '#c3c5be',
    '--ink-soft': '#565e65',
    '--accent': '#0d5c63',
    '--accent-soft': '#e3f0f0',
    '--bad': '#b3261e',
    '--good': '#146c3a',
  },
  dark: {
    '--mantine-color-text': '#dfe4e7',
    '--mantine-color-body': '#191d21',
    '--mantine-color-dimmed': '#a4adb4',
    '--mantine-color-placeholder': '#8f99a1',
    '--mantine-color-default-border': '#343b41',
    '--mantine-color-gray-light-color': '#bcc4c9',
    '--mantine-color-gray-text': '#bcc4c9',
    '--mantine-color-error': '#ff9a90',
    '--page': '#121517',
    '--surface': '#191d21',
    '--hover': '#22282d',
    '--line': '#2a3036',
    '--line-strong': '#454d54',
    '--ink-soft': '#a4adb4',
    '--accent': '#6cc3c8',
    '--accent-soft': '#173033',
    '--bad': '#ff9a90',
    '--good': '#6fd39a',
  },
});
