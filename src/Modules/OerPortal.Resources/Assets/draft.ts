import { startDraftPage } from './parts/draftpage';

startDraftPage(document);
