/** Opens the page: language, the experiment of the address, store, workers, React. */

import './page.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { DEFAULT_SYNTHETIC } from '../experiment/config';
import { startI18n } from '../i18n/i18n';
import { App } from './App';
import { keepAddressCurrent, readAddress } from './address';
import { Crash } from './Crash';
import { AppContext } from './context';
import { Controller } from './controller';
import { ErrorBoundary } from './ErrorBoundary';
import { followSought } from './seeking';
import { initialState } from './state';
import { createAppStore } from './store';
import { Themed } from './Themed';

startI18n();
const { config, engine, noticeKey } = readAddress();
const synthetic = config.data.source === 'synthetic' ? config.data : DEFAULT_SYNTHETIC;
const store = createAppStore({
  ...initialState(config, synthetic),
  engine,
  playing: !matchMedia('(prefers-reduced-motion: reduce)').matches,
});
if (noticeKey !== null) store.notify('info', noticeKey);
const controller = new Controller(store);
keepAddressCurrent(store);
followSought(store);
controller.open();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Themed>
      <ErrorBoundary fallback={(message) => <Crash message={message} />}>
        <AppContext value={{ store, controller }}>
          <App />
        </AppContext>
      </ErrorBoundary>
    </Themed>
  </StrictMode>,
);
