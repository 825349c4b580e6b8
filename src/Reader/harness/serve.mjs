// npm run harness --workspace src/Reader: the reader with the shared books on http://127.0.0.1:5120
import path from 'node:path';
import { corpus, serveReader } from './server.mjs';

const shared = process.env.OER_SHARED ?? path.resolve(import.meta.dirname, '../../../../shared');
const { address } = await serveReader({ books: corpus(shared), port: Number(process.env.PORT ?? 5120) });
console.log(address);
