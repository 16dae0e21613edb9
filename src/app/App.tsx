/** The one screen: header, training bar, and three columns that become a stack on narrow screens. */

import { useMediaQuery } from '@mantine/hooks';
import { useDropzone } from 'react-dropzone';
import { useTranslation } from 'react-i18next';

import { BvhMapping } from '../panels/BvhMapping';
import { EngineStatus } from '../panels/EngineStatus';
import { ImportReport } from '../panels/ImportReport';
import { Notices } from '../panels/Notices';
import { Preferences } from '../panels/Preferences';
import { Section } from '../panels/Section';
import classes from './App.module.css';
import { Figures } from './Curves';
import { useAppParts, useAppState } from './context';
import { KeptRun } from './KeptRun';
import { Questions } from './Questions';
import { Results } from './Results';
import { Data, Networks } from './Setup';
import { Settings, Training } from './Training';
import { useKeys } from './useKeys';
import { Sequences, Viewer } from './Watching';

const NARROW = '(max-width: 767px)';

export function App() {
  const { t } = useTranslation();
  const { controller } = useAppParts();
  const narrow = useMediaQuery(NARROW, matchMedia(NARROW).matches) ?? false;
  useKeys();
  const { getRootProps, isDragActive } = useDropzone({
    noClick: true,
    noKeyboard: true,
    onDrop: (files) => void controller.dropped(files.map((file) => ({ path: plainPath(file), file }))),
  });
  return (
    <div {...getRootProps({ className: classes['shell'], role: undefined, tabIndex: undefined })}>
      <button type="button" className={classes['skip']} onClick={skipToCurves}>
        {t('app.skip')}
      </button>
      <button type="button" className={classes['skip']} onClick={skipToSkeleton}>
        {t('app.skipToSkeleton')}
      </button>
      <Header />
      <div className={classes['bar']}>
        <Training withSettings={!narrow} />
      </div>
      <aside aria-label={t('app.region.setup')} className={classes['setup']}>
        {narrow && (
          <Section title={t('app.training.settings')}>
            <Settings />
          </Section>
        )}
        <Data />
        <Networks />
      </aside>
      <main id="curves" tabIndex={-1} aria-label={t('app.region.curves')} className={classes['curves']}>
        <KeptRun />
        <Report />
        <JointMapping />
        <Figures />
        <Results />
      </main>
      <aside aria-label={t('app.region.watch')} className={classes['watch']}>
        <Viewer />
        <Sequences />
      </aside>
      <Messages />
      <Questions />
      {isDragActive && <div className={classes['dropping']}>{t('data.set.dropHere')}</div>}
    </div>
  );
}

/** A button, not a link: the fragment holds the experiment. */
function skipToCurves(): void {
  document.getElementById('curves')?.focus();
}

/** To its time line, from where all of its keys work; to the region itself where no recording is shown yet. */
function skipToSkeleton(): void {
  const slider = document.querySelector<HTMLElement>('#viewer input[type="range"]:enabled');
  (slider ?? document.querySelector<HTMLElement>('#viewer section'))?.focus();
}

/** react-dropzone begins the paths inside dropped folders with `/` or `./`. */
function plainPath(file: File & { readonly path?: string }): string {
  return (file.path ?? file.name).replace(/^\.?\//, '');
}

function Header() {
  const { t } = useTranslation();
  const { controller } = useAppParts();
  const engine = useAppState((state) => state.engine);
  const info = useAppState((state) => state.engineInfo);
  return (
    <header className={classes['header']}>
      <div className={classes['brand']}>
        <h1>{t('app.title')}</h1>
        <p>{t('app.subtitle')}</p>
      </div>
      <EngineStatus engine={engine} info={info} onEngine={(chosen) => controller.setEngine(chosen)} />
      <Preferences
        onLanguage={(language) => controller.setLanguage(language)}
        onCopyLink={() => controller.copyLink()}
      />
    </header>
  );
}

function Report() {
  const { controller, store } = useAppParts();
  const report = useAppState((state) => (state.reportOpen ? state.report : null));
  if (report === null) return null;
  return (
    <ImportReport
      report={report}
      onMapJoints={report.bvhFiles > 0 ? () => void controller.bvh.show() : null}
      onClose={() => store.state.setState({ reportOpen: false })}
    />
  );
}

function JointMapping() {
  const { controller } = useAppParts();
  const bvh = useAppState((state) => state.bvh);
  const busy = useAppState((state) => state.dataTask !== null);
  if (bvh === null) return null;
  return (
    <BvhMapping
      key={bvh.file}
      {...bvh}
      busy={busy}
      onReadAgain={(mapping) => controller.bvh.readAgain(mapping)}
      onClose={() => controller.bvh.hide()}
    />
  );
}

function Messages() {
  const { t } = useTranslation();
  const { store } = useAppParts();
  const notices = useAppState((state) => state.notices);
  return (
    <Notices
      notices={notices.map(({ id, tone, about, key, values }) => ({
        id,
        tone,
        about,
        text: t(key, { ...values }),
      }))}
      onDismiss={(id) => store.dismiss(id)}
    />
  );
}
