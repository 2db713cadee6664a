// Where the tablet at the clinic's door begins.
import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import { colorVariables, theme } from '#ui/theme.ts';
import './kiosk.css';
import { Kiosk } from './Kiosk.tsx';

// The page's own nonce, which Vite's build left in a meta tag. Browsers hide the attribute but keep the property.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce);

// The device decides; nothing is kept.
const noChoice: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no place for the program.');
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={noChoice}
      cssVariablesResolver={colorVariables}
      getStyleNonce={() => nonce}
    >
      <Kiosk />
    </MantineProvider>
  </StrictMode>,
);

// After the page: the letters of scripts that this tablet may lack, so that whoever is greeted by name can read it.
window.addEventListener('load', () => void import('#ui/print/fonts.ts'), { once: true });
