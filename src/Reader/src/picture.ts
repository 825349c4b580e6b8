import './reader.css';
import { defaultAppearance, loadAppearance, saveAppearance, themes, type Theme } from './appearance';
import { readConfig } from './config';
import { speaker } from './messages';
import { deviceStorage } from './place/device';
import { PicturePage } from './picture/picture-page';

const root = document.getElementById('picture');
const data = document.getElementById('reader-config');
const image = root?.querySelector('img');
if (root && data && image) {
  const config = readConfig(data.textContent ?? '');
  const storage = deviceStorage();
  const keep = (theme: Theme): void => saveAppearance(storage, { ...loadAppearance(storage), theme });
  const { theme } = storage ? loadAppearance(storage) : defaultAppearance();
  new PicturePage(root, image, speaker(config.strings), config, { theme, themes, keep });
}
