// Where the staff's half of the browser begins.
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import '#ui/print/print.css';
import './workspace.css';
import { Workspace } from './Workspace.tsx';

// The page's own nonce, which Vite's build left in a meta tag. Browsers hide the attribute but keep the property.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce);

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no place for the program.');
createRoot(root).render(
  <StrictMode>
    <Workspace nonce={nonce} />
  </StrictMode>,
);

// After the page: the letters of scripts that this machine may lack.
window.addEventListener('load', () => void import('#ui/print/fonts.ts'), { once: true });
