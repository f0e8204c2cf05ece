import { createRoot } from 'react-dom/client';
import { refuseDroppedFiles } from '../ui/droppedFiles.ts';
import { keepInputMethodKeys } from '../ui/inputMethod.ts';
import { Handsets } from './Handsets.tsx';

const container = document.querySelector('#root');
if (!container) throw new Error('index.html has no #root.');
keepInputMethodKeys();
refuseDroppedFiles();
createRoot(container).render(<Handsets />);
