import { createRoot } from 'react-dom/client';
import { Docs } from './Docs.tsx';

const container = document.querySelector('#root');
if (!container) throw new Error('index.html has no #root.');
createRoot(container).render(<Docs />);
