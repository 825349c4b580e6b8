// Suggestions while typing, for pages that have a search box and nothing else of search.
import { suggest } from './parts/suggest';

suggest(document);
