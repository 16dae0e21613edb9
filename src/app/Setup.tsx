/** Left: the recordings and the networks. */

import { useComputedColorScheme } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { NETWORKS } from '../networks/registry';
import { DataPanel } from '../panels/DataPanel';
import { FormatHelp, type PlainFormat } from '../panels/FormatHelp';
import { NetworkCard } from '../panels/NetworkCard';
import { NetworksPanel } from '../panels/NetworksPanel';
import { PreparationForm } from '../panels/PreparationForm';
import { SyntheticForm } from '../panels/SyntheticForm';
import { TaskProgress } from '../panels/TaskProgress';
import { PERFORMABLE_ACTIONS } from '../recordings/performableActions';
import { FULL_NTU_DESIGN } from '../recordings/synthetic/design';
import { useAppParts, useAppState } from './context';
import { download } from './download';
import { isLarge, LargeSet } from './LargeSet';
import { currentDataset } from './state';
import { type ShownNetwork, useNetworks } from './useNetworks';

const LoaderCode = lazy(() => import('../panels/LoaderCode'));
const NetworkDetails = lazy(() => import('./NetworkDetails'));

const TASKS = {
  generating: 'generating',
  importing: 'reading',
  opening: 'opening',
  writing: 'writing',
} as const;

export function Data() {
  const { controller, store } = useAppParts();
  const config = useAppState((state) => state.config);
  const dataset = useAppState(currentDataset);
  const library = useAppState((state) => state.library);
  const prepared = useAppState((state) => state.prepared);
  const busy = useAppState((state) => state.dataTask !== null);
  const hasReport = useAppState((state) => state.report !== null);
  return (
    <DataPanel
      source={config.data.source}
      dataset={dataset}
      library={library}
      split={config.split}
      prepared={prepared}
      busy={busy}
      hasReport={hasReport}
      unmade={config.data.source === 'synthetic' && isLarge(config.data) ? <LargeSet /> : null}
      task={<Task />}
      onSynthetic={() => controller.data.selectSynthetic()}
      onSet={(id) => controller.data.selectSet(id)}
      onRename={(id, name) => void controller.library.rename(id, name)}
      onRemove={(id) => void controller.data.removeSet(id)}
      onSplit={(split) => controller.change({ ...config, split })}
      onFiles={(sources) => controller.importRecordings(sources)}
      onGenerate={() => void controller.data.generate()}
      onSave={() => void controller.data.saveArchive()}
      onShowReport={() => store.state.setState({ reportOpen: true })}
      onShowQuality={() => {
        store.state.setState({ figure: 'quality' });
        document.getElementById('curves')?.focus();
      }}
    >
      <FormatHelp onExample={(format) => void downloadExample(format)} />
      <PreparationForm
        features={config.features}
        onFeatures={(features) => controller.change({ ...config, features })}
      />
      {config.data.source === 'synthetic' && (
        <SyntheticForm
          synthetic={config.data}
          fullDesign={FULL_NTU_DESIGN}
          actions={PERFORMABLE_ACTIONS}
          onSynthetic={(data) => controller.change({ ...config, data })}
        />
      )}
    </DataPanel>
  );
}

/** By itself, so that ten reports a second redraw a bar and not the panel around it. */
function Task() {
  const { controller } = useAppParts();
  const task = useAppState((state) => state.dataTask);
  if (task === null) return null;
  return (
    <TaskProgress
      kind={TASKS[task.kind]}
      progress={task.progress}
      onCancel={() => controller.data.cancel()}
    />
  );
}

async function downloadExample(format: PlainFormat): Promise<void> {
  const { exampleCsv, exampleJson } = await import('../recordings/table/examples');
  const text = format === 'csv' ? exampleCsv() : exampleJson();
  const type = format === 'csv' ? 'text/csv' : 'application/json';
  download(new Blob([text], { type }), `hand waving.${format}`);
}

export function Networks() {
  const { controller } = useAppParts();
  const networks = useNetworks();
  return (
    <NetworksPanel
      definitions={NETWORKS}
      empty={networks.length === 0}
      onAdd={(kind) => controller.networks.add(kind)}
      onImport={(file) => void controller.importFile(file)}
    >
      {networks.map((shown) => (
        <Card key={shown.id} shown={shown} />
      ))}
    </NetworksPanel>
  );
}

function Card({ shown }: { readonly shown: ShownNetwork }) {
  const { t } = useTranslation();
  const { controller } = useAppParts();
  const { id, name } = shown;
  const [loadersShown, setLoadersShown] = useState(false);
  const divergedAt = useAppState(({ runs }) => runs[id]?.divergedAt ?? null);
  const scheme = useComputedColorScheme('light');
  return (
    <>
      <NetworkCard
        {...shown}
        divergedAt={divergedAt}
        details={
          <Suspense fallback={<p>{t('app.loading')}</p>}>
            <NetworkDetails key={scheme} shown={shown} />
          </Suspense>
        }
        onOptions={(options) => controller.networks.setOptions(id, options)}
        onDuplicate={() => controller.networks.duplicate(id)}
        onRemove={() => controller.networks.remove(id)}
        onExport={(format) => controller.networks.export(id, format)}
        onShowLoaders={() => setLoadersShown(true)}
      />
      {loadersShown && (
        <Suspense fallback={null}>
          <LoaderCode
            name={name}
            load={() => controller.networks.loaders(id)}
            onWeights={() => controller.networks.export(id, 'safetensors')}
            onCopy={(text) => controller.copy(text)}
            onClose={() => setLoadersShown(false)}
          />
        </Suspense>
      )}
    </>
  );
}
