/** The first script of the page: starts the data worker, which opens the library while the page is fetched and drawn. */

import '@mantine/core/styles.css'; // before all styles that overrule it
import './earlyWorker';

void import('./main');
