import { createRoot } from 'react-dom/client';
import { keepInputMethodKeys } from '../ui/inputMethod.ts';
import { Handsets } from './Handsets.tsx';

const container = document.querySelector('#root');
if (!container) throw new Error('index.html has no #root.');
keepInputMethodKeys();
createRoot(container).render(<Handsets />);
