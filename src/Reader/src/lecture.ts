import './reader.css';
import { defaultAppearance, loadAppearance } from './appearance';
import { readConfig } from './config';
import { makeStateKeeper } from './lecture/keeper';
import { LecturePage } from './lecture/lecture-page';
import { speaker } from './messages';
import { makeKeeper } from './parts';
import { deviceStorage } from './place/device';

const root = document.getElementById('lecture');
const data = document.getElementById('reader-config');
if (root && data) {
  const config = readConfig(data.textContent ?? '');
  if (config.lecture) {
    const storage = deviceStorage();
    root.dataset['theme'] = (storage ? loadAppearance(storage) : defaultAppearance()).theme;
    const states = makeStateKeeper(config, config.lecture, storage);
    new LecturePage(root, config, config.lecture, speaker(config.strings), states, makeKeeper(config, storage)).show();
  }
}
