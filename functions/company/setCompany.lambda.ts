import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { setCompany } from './setCompany.ts';

export const handler = httpEdge(manifest.setCompany, setCompany, { store });
