import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { setNavigationBar } from './setNavigationBar.ts';

export const handler = httpEdge(manifest.setNavigationBar, setNavigationBar, { store });
