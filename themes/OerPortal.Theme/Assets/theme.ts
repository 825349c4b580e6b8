// Small comforts of every page. Each page works without them.
import { copyOnClick } from './parts/copy';
import { closeMenus, showWhereOneIs } from './parts/menus';
import { tellAboutTheLine } from './parts/online';
import { openDialogs } from './parts/dialogs';
import { printOnClick, shareOnClick } from './parts/passing';
import { keepWritten } from './parts/keeping';
import { tellWhatIsCut } from './parts/limits';
import { sayWhatIsMissing } from './parts/validity';
import { checkAll, dismiss, foldFilters, revealPasswords, submitOnChange } from './parts/forms';

openDialogs(document);
closeMenus(document);
showWhereOneIs(document);
copyOnClick(document);
dismiss(document);
submitOnChange(document);
checkAll(document);
foldFilters(document);
revealPasswords(document);
sayWhatIsMissing(document);
tellWhatIsCut(document);
tellAboutTheLine(document);
printOnClick(document);
shareOnClick(document, navigator);
keepWritten(document, location.pathname, sessionStorage);
