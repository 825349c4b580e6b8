import './reader.css';
import { readConfig } from './config';
import { fetchBookFace } from './fonts';
import { makeKeeper, makeNavigator } from './parts';
import { askedPlace } from './place/address';
import { deviceStorage } from './place/device';
import { Reader } from './reader';

const root = document.getElementById('reader');
const data = document.getElementById('reader-config');
if (root && data) {
  const config = readConfig(data.textContent ?? '');
  if (config.kind === 'epub') fetchBookFace(config.language);
  const storage = deviceStorage();
  // search results and chapter lists lead to a spot
  const address = new URLSearchParams(location.search);
  const [asked, quote] = [askedPlace(location.search), address.get('tim') ?? undefined];
  void new Reader(root, config, makeKeeper(config, storage), makeNavigator, storage, asked, quote).start();
}
