// How style sheets are read, by the build of themes and modules and by that of the reader.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import globalData from '@csstools/postcss-global-data';
import postcss from 'postcss';
import customMedia from 'postcss-custom-media';

export const breakpoints = path.join(import.meta.dirname, 'breakpoints.css');

/** Browsers do not know @custom-media: the widths are written where their names stand. */
export const plugins = [globalData({ files: [breakpoints] }), customMedia()];

/** A plugin of esbuild that reads style sheets with them. */
export const styleSheets = {
  name: 'style-sheets',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path: file }) => ({
      contents: (await postcss(plugins).process(await readFile(file, 'utf8'), { from: file, map: false })).css,
      loader: 'css',
    }));
  },
};
