/** The page's theme. Whatever opens over the page opens in what fills the screen, where something does: the rest is not seen then. */

import { createTheme, MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';

import { useFullScreenElement } from '../panels/useFullScreen';
import { cssVariables, theme } from './theme';

export function Themed({ children }: { readonly children: ReactNode }) {
  const target = useFullScreenElement();
  const inSight = useMemo(
    () =>
      target === null
        ? theme
        : mergeThemeOverrides(theme, createTheme({ components: { Portal: { defaultProps: { target } } } })),
    [target],
  );
  return (
    <MantineProvider theme={inSight} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
